package dev.isogon.internal.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static ExceptionInInitializerError in(String className) {
        IOException cause = new IOException("No space left on device\nat a place");
        cause.setStackTrace(new StackTraceElement[] {new StackTraceElement(className, "load", "X.java", 1)});
        return new ExceptionInInitializerError(cause);
    }

    @Test
    void nativesThatCannotBeLoadedAreToldApart() {
        assertThat(Failures.ofNatives(in("ai.onnxruntime.OnnxRuntime")))
                .startsWith("ONNX Runtime's native library could not be loaded (No space left on device).")
                .contains("java.io.tmpdir");
        assertThat(Failures.ofNatives(in("org.bytedeco.javacpp.Loader")))
                .startsWith("the engine's native libraries could not be loaded (No space left on device).")
                .contains("cachedir");
    }
}
