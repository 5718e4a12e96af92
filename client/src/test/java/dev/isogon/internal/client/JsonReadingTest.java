package dev.isogon.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON as RFC 8259 has it; what is no JSON is refused. */
@Tag("any-jdk")
class JsonReadingTest {

    private static JsonPart read(String json) throws ProtocolException {
        return JsonReading.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void eachKindOfValueIsRead() throws ProtocolException {
        JsonPart part =
                read(" {\"a\" : [ 1 , -2.5e1,\t0 ],\r\n\"b\":{\"c\":true,\"d\":false},\"e\":null,\"f\":\"\",\"\":[]} ");
        assertThat(part.get("a").list(JsonPart::number)).containsExactly(1.0, -25.0, 0.0);
        assertThat(part.get("b").get("c").yes()).isTrue();
        assertThat(part.get("b").get("d").yes()).isFalse();
        assertThat(part.get("e").<String>orNull(JsonPart::text)).isNull();
        assertThat(part.get("f").orNull(JsonPart::text)).isEmpty();
        assertThat(part.get("").list(JsonPart::text)).isEmpty();
        assertThat(read("{}").texts()).isEmpty();
    }

    @Test
    void stringsHaveEscapesAndAllOfUnicode() throws ProtocolException {
        assertThat(read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\u00E4\"").text()).isEqualTo("\"\\/\b\f\n\r\tää");
        assertThat(read("\"\\ud83d\\ude00 😀 灰色 \\u0000\\u2028\"").text()).isEqualTo("😀 😀 灰色 \0\u2028");
        assertThat(read("\"😀😀\\uD83D\\uDE00\"").text()).isEqualTo("😀😀😀");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud83d\"",
                "\"\\ude00\"",
                "\"\\ude00\\ud83d\"",
                "\"\\ud83d\\ud83d\\ude00\"",
                "\"\\ud83dx\"",
                "\"x\\ude00\"",
                "\"\\ud83d\\n\""
            })
    void halfASurrogatePairIsRefused(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("surrogate");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, -0.0",
        "-0.0e-0, -0.0",
        "1E+2, 100",
        "1e-400, 0",
        "0.1, 0.1",
        "5e-324, 4.9e-324",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "123456789012345678901234567890, 1.2345678901234568e29"
    })
    void numbersAreRoundedOnce(String json, double number) throws ProtocolException {
        assertThat(read(json).number()).isEqualTo(number);
    }

    /** 1 + 2⁻²⁴ + 2⁻⁶⁰ is above the middle of two float32 numbers by less than a double tells. */
    @Test
    void float32IsNotRoundedTwice() throws ProtocolException {
        String json = "1.000000059604644775390625867361737988403547";
        assertThat(read(json).single()).isEqualTo(Math.nextUp(1f));
        assertThat((float) read(json).number()).isEqualTo(1f);
        assertThat(read("[1,0.5]").singles()).containsExactly(1f, 0.5f);
    }

    @Test
    void wholeNumbersAreWholeAndFit() throws ProtocolException {
        assertThat(read("9223372036854775807").whole()).isEqualTo(Long.MAX_VALUE);
        assertThat(read("-9223372036854775808").whole()).isEqualTo(Long.MIN_VALUE);
        for (String json : new String[] {"9223372036854775808", "1.0", "1e2", "\"1\"", "null"}) {
            assertThatThrownBy(() -> read(json).whole()).as(json).isInstanceOf(ProtocolException.class);
        }
        assertThatThrownBy(() -> read("1e999").number()).hasMessageContaining("fits");
        assertThatThrownBy(() -> read("1e39").single()).hasMessageContaining("fits");
        assertThatThrownBy(() -> read("2147483648").count()).hasMessageContaining("count");
        assertThatThrownBy(() -> read("-1").count()).hasMessageContaining("count");
        assertThatThrownBy(() -> read("1".repeat(1001))).hasMessageContaining("1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{'a':1}",
                "{1:2}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1]]",
                "[1}",
                "{}{}",
                "1 2",
                "nul",
                "nulll",
                "True",
                "tru",
                "NaN",
                "Infinity",
                "-Infinity",
                "-",
                "+1",
                "01",
                "-01",
                "00",
                "1.",
                ".5",
                "1.e5",
                "1e",
                "1e+",
                "0x10",
                "1_000",
                "١",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u１２３４\"",
                "\"\\",
                "\"a\nb\"",
                "\"a\tb\"",
                "\"a\0b\"",
                "/**/1",
                "// 1",
                "[1]//",
                "\uFEFF{}",
                "{}\0",
                "\u00a0{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "<html>",
                "]"
            })
    void garbageIsRefused(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("at character");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        for (byte[] each : new byte[][] {
            {'"', (byte) 0xff, '"'},
            {'"', (byte) 0xc0, (byte) 0x80, '"'},
            {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
            {'"', (byte) 0xe4}
        }) {
            assertThatThrownBy(() -> JsonReading.read(each)).hasMessageContaining("UTF-8");
        }
    }

    @Test
    void depthIsBounded() throws ProtocolException {
        assertThat(read("[".repeat(65) + "]".repeat(65)).list(each -> each)).hasSize(1);
        assertThatThrownBy(() -> read("[".repeat(66) + "]".repeat(66))).hasMessageContaining("64 levels");
        assertThatThrownBy(() -> read("{\"a\":".repeat(1_000_000))).hasMessageContaining("64 levels");
    }

    @Test
    void whatIsAskedForOtherwiseSaysWhere() throws ProtocolException {
        JsonPart part = read("{\"a\":[{\"b\":1}]}");
        assertThatThrownBy(() -> part.get("a").list(each -> each.get("b").text()))
                .hasMessageContaining("/a/0/b");
        assertThatThrownBy(() -> part.get("a").list(each -> each.get("c"))).hasMessageContaining("no /a/0/c");
        assertThatThrownBy(() -> part.get("a").get("b")).hasMessageContaining("object");
        assertThatThrownBy(() -> part.get("a").texts()).hasMessageContaining("object");
        assertThatThrownBy(part::yes).hasMessageContaining("true or false");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws ProtocolException {
        StringBuilder all = new StringBuilder();
        for (char each = 0; each < 0x300; each++) {
            all.append(each);
        }
        String text = all + "😀\u2028";
        JsonPart part =
                JsonReading.read(JsonWriting.object(Map.of(text, text, "b", true, "n", -1e-5, "l", Long.MIN_VALUE)));
        assertThat(part.get(text).text()).isEqualTo(text);
        assertThat(part.get("b").yes()).isTrue();
        assertThat(part.get("n").number()).isEqualTo(-1e-5);
        assertThat(part.get("l").whole()).isEqualTo(Long.MIN_VALUE);
        assertThatThrownBy(() -> JsonWriting.object(Map.of("a", "\ud83d")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonWriting.object(Map.of("a", Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
