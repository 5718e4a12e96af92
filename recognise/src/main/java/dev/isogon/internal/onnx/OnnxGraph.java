package dev.isogon.internal.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A network as an ONNX graph, built node by node from its input on and then written. Values are known by names, which it makes
 * itself; each node's name is its output's.
 */
public final class OnnxGraph {

    /** The operators' version: all of ours mean the same from it on, and ONNX Runtime 1.8 and later reads it. */
    public static final int OPSET = 13;

    /** A size that the caller chooses: the batch. */
    public static final long ANY = -1;

    /** A size of which nothing is said. */
    public static final long OPEN = -2;

    private static final int IR_VERSION = 7;
    /** Types of numbers: {@code TensorProto.DataType}. */
    public static final int FLOAT = 1;

    public static final int UINT8 = 2;
    public static final int FLOAT16 = 10;
    private static final int INT64 = 7;

    private final String name;
    private final List<byte[]> nodes = new ArrayList<>();
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<byte[]> inputs = new ArrayList<>();
    private final List<byte[]> outputs = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    /** @param name of the graph */
    public OnnxGraph(String name) {
        this.name = name;
    }

    /**
     * Constant numbers.
     *
     * @param head all but the values
     * @param declared as an input
     */
    private record Tensor(byte[] head, byte[] values, byte[] declared) {

        /** Bytes of the message. */
        int size() {
            return head.length + CodedOutputStream.computeByteArraySize(9, values);
        }
    }

    @FunctionalInterface
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    /**
     * Declares an input of float32.
     *
     * @param shape of which {@link #ANY} is the batch
     * @return its name
     */
    public String input(String input, long... shape) {
        return inputOf(FLOAT, input, shape);
    }

    /** Declares an input of another type. */
    public String inputOf(int type, String input, long... shape) {
        inputs.add(declaration(input, type, shape));
        return input;
    }

    /** Declares that a value comes out, under the name it has. */
    public void output(String output, long... shape) {
        outputs.add(declaration(output, FLOAT, shape));
    }

    /**
     * Adds constant numbers.
     *
     * @param tensor a name that no other value has
     * @param values as many as the shape holds, row after row
     * @return the name
     */
    public String tensor(String tensor, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return add(tensor, FLOAT, bytes.array(), values.length, shape);
    }

    /** Adds constant whole numbers, a vector. */
    public String tensor(String tensor, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return add(tensor, INT64, bytes.array(), values.length, values.length);
    }

    private String add(String tensor, int type, byte[] values, int count, long... shape) {
        long expected = 1;
        for (long each : shape) {
            expected *= each;
        }
        if (expected != count) {
            throw new IllegalArgumentException(tensor + " cannot have " + count + " numbers for " + expected);
        }
        tensors.add(new Tensor(
                message(out -> {
                    for (long each : shape) {
                        out.writeInt64(1, each);
                    }
                    out.writeInt32(2, type);
                    out.writeString(8, tensor);
                }),
                values,
                declaration(tensor, type, shape)));
        return tensor;
    }

    /**
     * Adds a node with one output.
     *
     * @param operator of ONNX, such as {@code Conv}
     * @param output the name of what comes out, which no other value has
     * @param from names of what goes in
     * @return the output's name
     */
    public String node(String operator, String output, List<String> from, OnnxAttribute... attributes) {
        nodes.add(message(out -> {
            for (String each : from) {
                out.writeString(1, each);
            }
            out.writeString(2, output);
            out.writeString(3, output);
            out.writeString(4, operator);
            for (OnnxAttribute each : attributes) {
                out.writeByteArray(5, message(attribute -> {
                    attribute.writeString(1, each.name());
                    each.write(attribute);
                }));
            }
        }));
        return output;
    }

    /** Notes something that goes with the file. */
    public void metadata(String key, String value) {
        metadata.put(key, value);
    }

    private static byte[] declaration(String value, int type, long... shape) {
        byte[] dimensions = message(out -> {
            for (long each : shape) {
                out.writeByteArray(1, message(dimension -> {
                    if (each == ANY) {
                        dimension.writeString(2, "N");
                    } else if (each != OPEN) {
                        dimension.writeInt64(1, each);
                    }
                }));
            }
        });
        byte[] tensor = message(out -> {
            out.writeEnum(1, type);
            out.writeByteArray(2, dimensions);
        });
        return message(out -> {
            out.writeString(1, value);
            out.writeByteArray(2, message(declared -> declared.writeByteArray(1, tensor)));
        });
    }

    /** The whole file in memory. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e); // memory gives none
        }
        return bytes.toByteArray();
    }

    /**
     * Writes the file.
     *
     * @throws IOException when the stream cannot take it
     * @throws IllegalStateException when it would be larger than the 2 GiB that a file of ONNX may have
     */
    public void write(OutputStream target) throws IOException {
        CodedOutputStream out = CodedOutputStream.newInstance(target);
        out.writeInt64(1, IR_VERSION);
        out.writeString(2, "isogon");
        beginGraph(out, CodedOutputStream.computeStringSize(2, name) + ownSize(false));
        all(out, 1, nodes);
        out.writeString(2, name);
        writeValues(out, false);
        out.writeByteArray(8, message(opset -> {
            opset.writeString(1, "");
            opset.writeInt64(2, OPSET);
        }));
        writeNotes(out);
        out.flush();
    }

    static void beginGraph(CodedOutputStream out, long size) throws IOException {
        if (size > Integer.MAX_VALUE) {
            throw new IllegalStateException(
                    "an ONNX file holds at most 2 GiB, but this network has " + size + " bytes");
        }
        out.writeTag(7, 2);
        out.writeUInt32NoTag((int) size);
    }

    /** Bytes of what {@link #writeOwn} writes. */
    long ownSize(boolean declaresConstants) {
        List<byte[]> given = given(declaresConstants);
        long size = sizes(1, nodes) + sizes(11, given) + sizes(12, outputs);
        for (Tensor each : tensors) {
            size += CodedOutputStream.computeTagSize(5)
                    + CodedOutputStream.computeUInt32SizeNoTag(each.size())
                    + (long) each.size();
        }
        return size;
    }

    /**
     * Writes what belongs into a graph, but for its name.
     *
     * @param declaresConstants whether constants are inputs too, as early versions of the format have it
     */
    void writeOwn(CodedOutputStream out, boolean declaresConstants) throws IOException {
        all(out, 1, nodes);
        writeValues(out, declaresConstants);
    }

    private void writeValues(CodedOutputStream out, boolean declaresConstants) throws IOException {
        List<byte[]> given = given(declaresConstants);
        for (Tensor each : tensors) {
            out.writeTag(5, 2);
            out.writeUInt32NoTag(each.size());
            out.writeRawBytes(each.head());
            out.writeByteArray(9, each.values());
        }
        all(out, 11, given);
        all(out, 12, outputs);
    }

    private List<byte[]> given(boolean declaresConstants) {
        return declaresConstants
                ? Stream.concat(inputs.stream(), tensors.stream().map(Tensor::declared))
                        .toList()
                : inputs;
    }

    /** Names of its notes. */
    Set<String> notes() {
        return metadata.keySet();
    }

    void writeNotes(CodedOutputStream out) throws IOException {
        for (Map.Entry<String, String> each : metadata.entrySet()) {
            out.writeByteArray(14, message(entry -> {
                entry.writeString(1, each.getKey());
                entry.writeString(2, each.getValue());
            }));
        }
    }

    private static long sizes(int field, List<byte[]> messages) {
        return messages.stream()
                .mapToLong(each -> CodedOutputStream.computeByteArraySize(field, each))
                .sum();
    }

    private static void all(CodedOutputStream out, int field, List<byte[]> messages) throws IOException {
        for (byte[] each : messages) {
            out.writeByteArray(field, each);
        }
    }

    private static byte[] message(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException(e); // memory gives none
        }
        return bytes.toByteArray();
    }
}
