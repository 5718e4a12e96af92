package dev.isogon.internal.embed;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Who embeds faces must be able to trust that nothing is reported; ONNX Runtime 1.29 does for Linux, 1.28 does not. */
class TelemetryTest {

    private static final String LIBRARY = "/ai/onnxruntime/native/linux-x64/libonnxruntime.so";

    @Test
    void theRuntimeHasNoAddressToReportTo() throws IOException {
        byte[] library;
        try (InputStream in = OrtEnvironment.class.getResourceAsStream(LIBRARY)) {
            library =
                    Objects.requireNonNull(in, "the library lies elsewhere now").readAllBytes();
        }
        String text = new String(library, StandardCharsets.ISO_8859_1);

        assertThat(text.contains("ONNXRuntimeError"))
                .as("words of the library are seen")
                .isTrue();
        assertThat(text.contains("OneCollector")).isFalse();
        assertThat(text.contains("events.data.microsoft.com")).isFalse();
    }
}
