package dev.isogon.internal.embed;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.isogon.internal.embed.Preprocessing.Element;
import dev.isogon.metrics.BrokenFileException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A network that ONNX Runtime computes. May be asked by many threads at once; holds memory outside of the Java heap until it is
 * closed, which waits for those who are being answered.
 */
public final class OnnxSession implements AutoCloseable {

    private final Path file;
    private final OrtSession session;
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;

    /**
     * What came out.
     *
     * @param values row after row
     * @param shape the first size is the batch
     */
    public record Output(float[] values, long[] shape) {}

    private OnnxSession(Path file, OrtSession session) {
        this.file = file;
        this.session = session;
    }

    /** How a session is made in a runtime. */
    @FunctionalInterface
    private interface Opening {
        OrtSession in(OrtEnvironment runtime, OrtSession.SessionOptions options) throws OrtException;
    }

    /** The one runtime of this process: silent, as a library is. */
    private static final class Started {
        private static final OrtEnvironment RUNTIME = start();

        private static OrtEnvironment start() {
            OrtEnvironment runtime = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "isogon");
            try {
                runtime.setTelemetry(false); // Windows' builds would report what is run.
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime's telemetry cannot be switched off", e);
            }
            return runtime;
        }
    }

    /**
     * Opens a model's file.
     *
     * @param threads that compute one call, at least 1
     * @throws BrokenFileException when the runtime cannot take it
     */
    public static OnnxSession open(Path file, int threads) {
        return open(file, threads, (runtime, options) -> runtime.createSession(file.toString(), options));
    }

    /**
     * Opens a model in memory.
     *
     * @param file what messages are to call it
     */
    public static OnnxSession open(Path file, byte[] model, int threads) {
        return open(file, threads, (runtime, options) -> runtime.createSession(model, options));
    }

    private static OnnxSession open(Path file, int threads, Opening opening) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            // Threads that wait for work would otherwise keep cores busy that other sessions, or decoding, could have.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            // Planned for each batch size anew, it would keep a plan of each.
            options.setMemoryPatternOptimization(false);
            return new OnnxSession(file, opening.in(Started.RUNTIME, options));
        } catch (OrtException e) {
            throw new BrokenFileException(
                    file, "cannot be opened by ONNX Runtime " + Started.RUNTIME.getVersion() + ": " + reason(e));
        }
    }

    /**
     * Computes a batch.
     *
     * @param input its name
     * @param values a direct buffer in native order, from its position to its limit
     * @param outputs names of what is wanted
     * @return those, in their order
     * @throws BrokenFileException when the network cannot take such numbers
     */
    public List<Output> run(String input, ByteBuffer values, Element element, long[] shape, List<String> outputs) {
        open.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the model " + file + " was closed; open it again");
            }
            return computed(input, values, element, shape, outputs);
        } catch (OrtException e) {
            throw new BrokenFileException(
                    file, "gives nothing for an input of " + words(shape) + ": ONNX Runtime says, " + reason(e));
        } finally {
            open.readLock().unlock();
        }
    }

    private List<Output> computed(String input, ByteBuffer values, Element element, long[] shape, List<String> outputs)
            throws OrtException {
        try (OnnxTensor tensor = OnnxTensor.createTensor(Started.RUNTIME, values, shape, type(element));
                OrtSession.Result result = session.run(Map.of(input, tensor), Set.copyOf(outputs))) {
            List<Output> found = new ArrayList<>();
            for (String each : outputs) {
                found.add(output(each, result.get(each).orElse(null)));
            }
            return found;
        }
    }

    /**
     * Numbers where they lie.
     *
     * @param values a direct buffer in native order
     */
    record Numbers(FloatBuffer values, long... shape) {

        private OnnxTensor tensor() throws OrtException {
            return OnnxTensor.createTensor(Started.RUNTIME, values, shape);
        }
    }

    /** Computes the output {@code c} from the inputs {@code a} and {@code b}, of which none is copied. */
    void run(Numbers a, Numbers b, Numbers c) {
        open.readLock().lock();
        try (OnnxTensor first = a.tensor();
                OnnxTensor second = b.tensor();
                OnnxTensor into = c.tensor()) {
            session.run(Map.of("a", first, "b", second), Map.of("c", into)).close();
        } catch (OrtException e) {
            throw new IllegalStateException(file + " cannot be computed: " + reason(e), e);
        } finally {
            open.readLock().unlock();
        }
    }

    private static OnnxJavaType type(Element element) {
        return switch (element) {
            case FLOAT32 -> OnnxJavaType.FLOAT;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case UINT8 -> OnnxJavaType.UINT8;
        };
    }

    private Output output(String name, @org.jspecify.annotations.Nullable OnnxValue value) throws OrtException {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new BrokenFileException(file, "gives no tensor as \"" + name + "\", but a map or a sequence");
        }
        long[] shape = tensor.getInfo().getShape();
        FloatBuffer floats = tensor.getFloatBuffer();
        if (floats != null) {
            float[] values = new float[floats.remaining()];
            floats.get(values);
            return new Output(values, shape);
        }
        DoubleBuffer doubles = tensor.getDoubleBuffer();
        if (doubles == null) {
            throw new BrokenFileException(
                    file,
                    "gives numbers of type " + tensor.getInfo().type + " as \"" + name + "\", but floats are needed");
        }
        float[] values = new float[doubles.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) doubles.get(i);
        }
        return new Output(values, shape);
    }

    /** What the runtime says without its code and where in its own sources it happened. */
    private static String reason(OrtException e) {
        String message = String.valueOf(e.getMessage());
        int text = message.indexOf("message: ");
        String first = (text < 0 ? message : message.substring(text + "message: ".length()))
                .lines()
                .findFirst()
                .orElse("nothing");
        return first.strip();
    }

    private static String words(long[] shape) {
        return String.join("×", Arrays.stream(shape).mapToObj(Long::toString).toList());
    }

    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot free " + file, e);
        } finally {
            open.writeLock().unlock();
        }
    }
}
