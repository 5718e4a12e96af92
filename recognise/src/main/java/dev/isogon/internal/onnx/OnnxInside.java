package dev.isogon.internal.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of ONNX whose network comes to stand inside a larger one. All of it stays as it is, byte for byte, but for its outputs, which the
 * new ones replace, an input that is made before it, and notes of the same names.
 */
public final class OnnxInside {

    /** From this version of the operators on, what may stand behind means what it means now. */
    private static final long LEAST_OPSET = 7;

    /** From this version of the format on, constants need not be inputs. */
    private static final long CONSTANTS_ALONE = 4;

    private static final int VERSION = 1 << 3;
    private static final int GRAPH = message(7);
    private static final int OPSET = message(8);
    private static final int NOTE = message(14);
    private static final int INPUT = message(11);
    private static final int OUTPUT = message(12);

    private final byte[] file;
    private final List<Part> around = new ArrayList<>();
    private final List<Part> graph = new ArrayList<>();
    private long version;
    private long opset;

    /**
     * Bytes of a field, its tag with it.
     *
     * @param name of a note or of an input; "" of other fields
     */
    private record Part(int from, int to, String name) {
        int size() {
            return to - from;
        }
    }

    /** What becomes of a field, of which nothing has been read but its tag. */
    @FunctionalInterface
    private interface Field {
        void read(CodedInputStream in, int tag, int from) throws IOException;
    }

    private OnnxInside(byte[] file) {
        this.file = file;
    }

    private static int message(int field) {
        return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    /**
     * Takes a file apart.
     *
     * @param file as {@link OnnxFile} can read it; not copied
     * @throws IllegalArgumentException when nothing can be put behind it; the message continues its name
     */
    public static OnnxInside of(byte[] file) {
        OnnxInside inside = new OnnxInside(file);
        try {
            inside.read();
        } catch (IOException e) {
            throw new IllegalArgumentException("is cut short or damaged. Take an intact copy of it", e);
        }
        if (inside.opset < LEAST_OPSET) {
            throw new IllegalArgumentException("has operators of version " + inside.opset
                    + ", but a head can stand behind those of version " + LEAST_OPSET
                    + " and later alone; convert it, in Python by onnx.version_converter.convert_version(model, 13)");
        }
        return inside;
    }

    private void read() throws IOException {
        fields(0, file.length, (in, tag, from) -> {
            if (tag == GRAPH) {
                int length = in.readRawVarint32();
                int start = from + in.getTotalBytesRead();
                in.skipRawBytes(length);
                graph(start, start + length);
                return;
            }
            String note = "";
            if (tag == VERSION) {
                version = in.readInt64();
            } else if (tag == OPSET) {
                opset(in.readByteArray());
            } else if (tag == NOTE) {
                note = name(in.readByteArray());
            } else {
                in.skipField(tag);
            }
            around.add(new Part(from, from + in.getTotalBytesRead(), note));
        });
    }

    private void graph(int start, int end) throws IOException {
        fields(start, end, (in, tag, from) -> {
            String input = "";
            if (tag == INPUT) {
                input = name(in.readByteArray());
            } else {
                in.skipField(tag);
            }
            if (tag != OUTPUT) {
                graph.add(new Part(from, from + in.getTotalBytesRead(), input));
            }
        });
    }

    private void opset(byte[] message) throws IOException {
        String[] domain = {""};
        long[] number = {0};
        fields(message, (in, tag, from) -> {
            if (tag == message(1)) {
                domain[0] = in.readString();
            } else if (tag == 2 << 3) {
                number[0] = in.readInt64();
            } else {
                in.skipField(tag);
            }
        });
        if (domain[0].isEmpty() || domain[0].equals("ai.onnx")) {
            opset = number[0];
        }
    }

    private static String name(byte[] noteOrInput) throws IOException {
        String[] name = {""};
        fields(noteOrInput, (in, tag, from) -> {
            if (tag == message(1)) {
                name[0] = in.readString();
            } else {
                in.skipField(tag);
            }
        });
        return name[0];
    }

    private static void fields(byte[] message, Field field) throws IOException {
        fields(message, 0, message.length, field);
    }

    private void fields(int start, int end, Field field) throws IOException {
        fields(file, start, end, field);
    }

    /** Each is read by a stream of its own, so that its place is known. */
    private static void fields(byte[] bytes, int start, int end, Field field) throws IOException {
        int at = start;
        while (at < end) {
            CodedInputStream in = CodedInputStream.newInstance(bytes, at, end - at);
            field.read(in, in.readTag(), at);
            at += in.getTotalBytesRead();
        }
    }

    /** Version of its operators. */
    public long opset() {
        return opset;
    }

    /**
     * Writes the larger network as a file. Names of new values must be none of its own.
     *
     * @param front what comes before it, such as what makes one of its inputs, which then is no input any more; may hold nothing
     * @param made that input's name; "" where all stay
     * @param behind what comes after it, whose outputs and notes are the file's
     * @throws IOException when the stream cannot take it
     * @throws IllegalStateException when it would be larger than the 2 GiB that a file of ONNX may have
     */
    public void write(OnnxGraph front, String made, OnnxGraph behind, OutputStream target) throws IOException {
        boolean declared = version < CONSTANTS_ALONE;
        List<Part> kept = graph.stream()
                .filter(each -> made.isEmpty() || !each.name().equals(made))
                .toList();
        CodedOutputStream out = CodedOutputStream.newInstance(target);
        write(
                out,
                around.stream()
                        .filter(each -> !behind.notes().contains(each.name()))
                        .toList());
        OnnxGraph.beginGraph(
                out,
                front.ownSize(declared) + kept.stream().mapToLong(Part::size).sum() + behind.ownSize(declared));
        front.writeOwn(out, declared);
        write(out, kept);
        behind.writeOwn(out, declared);
        behind.writeNotes(out);
        out.flush();
    }

    private void write(CodedOutputStream out, List<Part> parts) throws IOException {
        for (Part each : parts) {
            out.writeRawBytes(file, each.from(), each.size());
        }
    }

    /** Whether some text occurs anywhere in it, so that names that begin with it might not be new. */
    public boolean contains(String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i + wanted.length <= file.length; i++) {
            int k = 0;
            while (k < wanted.length && file[i + k] == wanted[k]) {
                k++;
            }
            if (k == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
