package dev.isogon.internal.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records to JSON and back, strictly: an unknown key, a key given twice or 1.5 for a whole number is an error. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            // What a record says of itself (isDone) is no part of it, and could not be read back.
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .build();

    /** Some editors put it before a text in UTF-8; JSON has no place for it (RFC 8259, section 8.1). */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Json() {}

    /** The record as indented JSON. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value) + "\n";
    }

    /** The record as JSON on one line. */
    public static String writeLine(Object value) {
        return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
    }

    /** The record as a file, whole or not at all. */
    public static void write(Path file, Object value) throws IOException {
        AtomicFile.write(file, write(value));
    }

    /**
     * Reads one record.
     *
     * @throws BrokenFileException when the file is not such a record, naming the file, the place and the reason
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        String text = text(file);
        try {
            return MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            throw broken(file, e);
        }
    }

    /**
     * One record from JSON that was read before.
     *
     * @param file for the error
     * @throws BrokenFileException when the JSON is not such a record, naming the file and the reason
     */
    public static <T> T read(Path file, JsonNode json, Class<T> type) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JacksonException e) {
            throw broken(file, e);
        }
    }

    /**
     * One record from a text that is no file's.
     *
     * @return null where the text says so
     * @throws JacksonException when it is not such a record
     */
    public static <T> @Nullable T ofText(String text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }

    /**
     * Reads any JSON.
     *
     * @throws BrokenFileException when the file is not JSON, naming the file, the place and the reason
     */
    public static JsonNode readTree(Path file) throws IOException {
        return tree(file, text(file));
    }

    /**
     * Reads any JSON that is a part of a file.
     *
     * @param file for the error
     * @throws BrokenFileException when the text is not JSON, naming the file, the place within the text and the reason
     */
    public static JsonNode tree(Path file, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw broken(file, e);
        }
    }

    /** The JDK's own exceptions for these two do not name the file. */
    private static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new BrokenFileException(file, "is a folder, but a JSON file is expected");
        }
        try {
            String text = Files.readString(file);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BrokenFileException(file, "is not text in UTF-8, so it is no JSON");
        }
    }

    private static BrokenFileException broken(Path file, JacksonException e) {
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        String advice = e instanceof DatabindException
                ? ". Where it is whole, another version of Isogon has written it: read it with that one"
                : "";
        return new BrokenFileException(
                file, "is not the JSON that was expected" + where + ": " + e.getOriginalMessage() + advice);
    }
}
