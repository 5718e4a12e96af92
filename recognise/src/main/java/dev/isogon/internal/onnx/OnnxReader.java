package dev.isogon.internal.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks the messages of one file; tags are numbers of fields and how they lie (onnx.proto of ONNX). For one file. */
final class OnnxReader {

    /** Bytes of names and notes that are kept; no network has as many. */
    private static final int MOST_TEXT = 64 << 20;

    private static final int LONGEST_NAME = 1 << 12;
    private static final int LONGEST_NOTE = 1 << 20;
    private static final int FLOAT = 1;
    private static final int OBJECT = 64;
    private static final int SMALL = 4;
    private static final int MOST_SMALL = 1 << 14;

    private final List<OnnxValue> inputs = new ArrayList<>();
    private final List<OnnxValue> outputs = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Set<String> constants = new HashSet<>();
    private final List<OnnxNode> first = new ArrayList<>();
    private final Map<String, float[]> small = new HashMap<>();
    private CodedInputStream in = CodedInputStream.newInstance(new byte[0]);
    private String producer = "";
    private long opset;
    private boolean graph;
    private long kept;

    /** What the file holds cannot be used; the message continues its name. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1;

        DamagedException(String problem) {
            super(problem);
        }
    }

    /** Takes the fields that it knows. */
    @FunctionalInterface
    private interface Fields {

        /** Returns false, with nothing read, for a field that is to be passed over. */
        boolean read(int tag) throws IOException;
    }

    /** A tensor as far as it is of interest. */
    private static final class Tensor {
        private String name = "";
        private String location = "";
        private boolean external;
        private int type;
        private float[] values = new float[0];
    }

    private static int bytes(int field) {
        return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    private static int number(int field) {
        return field << 3 | WireFormat.WIRETYPE_VARINT;
    }

    /** Reads a {@code ModelProto} of so many bytes. */
    void read(InputStream from, int size) throws IOException {
        in = CodedInputStream.newInstance(from);
        in.pushLimit(size);
        fields(tag -> {
            if (tag == bytes(2)) {
                producer = text();
            } else if (tag == bytes(7)) {
                graph = true;
                message(this::graph);
            } else if (tag == bytes(8)) {
                opset();
            } else if (tag == bytes(14)) {
                note();
            } else {
                return false;
            }
            return true;
        });
    }

    boolean hasGraph() {
        return graph;
    }

    /** What was read. */
    OnnxFile file() {
        return new OnnxFile(
                inputs.stream().filter(each -> !constants.contains(each.name())).toList(),
                outputs,
                metadata,
                producer,
                opset,
                first,
                small);
    }

    private void fields(Fields fields) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int wire = WireFormat.getTagWireType(tag);
            // Groups, which ONNX has none of, would be passed over by recursion.
            if (wire == WireFormat.WIRETYPE_START_GROUP || wire == WireFormat.WIRETYPE_END_GROUP) {
                throw new InvalidProtocolBufferException("a group");
            }
            if (!fields.read(tag)) {
                in.skipField(tag);
            }
        }
    }

    private void message(Fields fields) throws IOException {
        int outer = in.pushLimit(length());
        fields(fields);
        in.popLimit(outer);
    }

    private int length() throws IOException {
        int length = in.readRawVarint32();
        if (length < 0) {
            throw new InvalidProtocolBufferException("a negative length");
        }
        return length;
    }

    private String text() throws IOException {
        int length = length();
        if (length > LONGEST_NAME || kept + length > MOST_TEXT) {
            throw new DamagedException("has names of more than " + LONGEST_NAME + " bytes each or " + MOST_TEXT
                    + " in all, as no network has; it is damaged, or no ONNX file");
        }
        kept += length + OBJECT;
        return new String(in.readRawBytes(length), StandardCharsets.UTF_8);
    }

    /** Longer ones are none of ours, and are passed over. */
    private String noteText() throws IOException {
        int length = length();
        if (length > LONGEST_NOTE || kept + length > MOST_TEXT) {
            in.skipRawBytes(length);
            return "";
        }
        kept += length + OBJECT;
        return new String(in.readRawBytes(length), StandardCharsets.UTF_8);
    }

    private void opset() throws IOException {
        String[] domain = {""};
        long[] version = {0};
        message(tag -> {
            if (tag == bytes(1)) {
                domain[0] = text();
            } else if (tag == number(2)) {
                version[0] = in.readInt64();
            } else {
                return false;
            }
            return true;
        });
        if (domain[0].isEmpty() || domain[0].equals("ai.onnx")) {
            opset = version[0];
        }
    }

    private void note() throws IOException {
        String[] entry = {"", ""};
        message(tag -> {
            if (tag == bytes(1)) {
                entry[0] = text();
            } else if (tag == bytes(2)) {
                entry[1] = noteText();
            } else {
                return false;
            }
            return true;
        });
        metadata.put(entry[0], entry[1]);
    }

    private boolean graph(int tag) throws IOException {
        if (tag == bytes(1)) {
            node();
        } else if (tag == bytes(5)) {
            Tensor tensor = tensor();
            constants.add(tensor.name);
            keep(tensor.name, tensor);
        } else if (tag == bytes(11)) {
            inputs.add(value());
        } else if (tag == bytes(12)) {
            outputs.add(value());
        } else {
            return false;
        }
        return true;
    }

    private void node() throws IOException {
        boolean one = first.size() < OnnxFile.FIRST;
        String[] words = {"", ""};
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        List<Tensor> values = new ArrayList<>();
        message(tag -> {
            if (tag == bytes(1) && one) {
                from.add(text());
            } else if (tag == bytes(2) && one) {
                to.add(text());
            } else if (tag == bytes(3) && one) {
                words[0] = text();
            } else if (tag == bytes(4) && one) {
                words[1] = text();
            } else if (tag == bytes(5)) {
                attribute(one, values);
            } else {
                return false;
            }
            return true;
        });
        if (one) {
            first.add(new OnnxNode(words[0], words[1], from, to));
            if (words[1].equals("Constant") && to.size() == 1 && values.size() == 1) {
                keep(to.get(0), values.get(0));
            }
        }
    }

    /** Looks for constants; graphs within graphs are passed over. */
    private void attribute(boolean wanted, List<Tensor> values) throws IOException {
        message(tag -> {
            if (tag != bytes(5)) {
                return false;
            }
            Tensor tensor = tensor();
            if (wanted && values.isEmpty()) {
                values.add(tensor);
            }
            return true;
        });
    }

    private Tensor tensor() throws IOException {
        Tensor tensor = new Tensor();
        message(tag -> {
            if (tag == number(2)) {
                tensor.type = in.readInt32();
            } else if (tag == bytes(4) || tag == bytes(9)) {
                return values(tensor);
            } else if (tag == bytes(8)) {
                tensor.name = text();
            } else if (tag == bytes(13)) {
                location(tensor);
            } else if (tag == number(14)) {
                tensor.external = in.readEnum() == 1;
            } else {
                return false;
            }
            return true;
        });
        if (tensor.external || !tensor.location.isEmpty()) {
            throw new DamagedException("keeps its weights in another file"
                    + (tensor.location.isEmpty() ? "" : ", " + tensor.location)
                    + ". Isogon takes networks that are one file: save it as one, in Python by"
                    + " onnx.save_model(onnx.load(\"…\"), \"whole.onnx\")");
        }
        return tensor;
    }

    /** {@code float_data} packed, or {@code raw_data}: the same bytes. */
    private boolean values(Tensor tensor) throws IOException {
        int length = length();
        if (length > SMALL * Float.BYTES || length % Float.BYTES != 0) {
            in.skipRawBytes(length);
            return true;
        }
        ByteBuffer raw = ByteBuffer.wrap(in.readRawBytes(length)).order(ByteOrder.LITTLE_ENDIAN);
        tensor.values = new float[length / Float.BYTES];
        raw.asFloatBuffer().get(tensor.values);
        return true;
    }

    private void location(Tensor tensor) throws IOException {
        String[] entry = {"", ""};
        message(tag -> {
            if (tag == bytes(1)) {
                entry[0] = text();
            } else if (tag == bytes(2)) {
                entry[1] = text();
            } else {
                return false;
            }
            return true;
        });
        if (entry[0].equals("location")) {
            tensor.location = entry[1];
        }
    }

    private void keep(String name, Tensor tensor) {
        if (tensor.type == FLOAT && tensor.values.length > 0 && small.size() < MOST_SMALL) {
            small.put(name, tensor.values);
        }
    }

    private OnnxValue value() throws IOException {
        String[] name = {""};
        int[] type = {0};
        List<Long> sizes = new ArrayList<>();
        boolean[] shaped = {false};
        message(tag -> {
            if (tag == bytes(1)) {
                name[0] = text();
            } else if (tag == bytes(2)) {
                message(kind -> {
                    if (kind != bytes(1)) {
                        return false;
                    }
                    message(tensor -> tensorType(tensor, type, sizes, shaped));
                    return true;
                });
            } else {
                return false;
            }
            return true;
        });
        return new OnnxValue(name[0], type[0], shaped[0] ? sizes : null);
    }

    private boolean tensorType(int tag, int[] type, List<Long> sizes, boolean[] shaped) throws IOException {
        if (tag == number(1)) {
            type[0] = in.readInt32();
            return true;
        }
        if (tag != bytes(2)) {
            return false;
        }
        shaped[0] = true;
        message(dimension -> {
            if (dimension != bytes(1)) {
                return false;
            }
            sizes.add(size());
            return true;
        });
        return true;
    }

    /** A size, or {@link OnnxGraph#ANY} where it is a name or nothing is said. */
    private long size() throws IOException {
        kept += OBJECT;
        if (kept > MOST_TEXT) {
            throw new DamagedException("claims more sizes than any network has; it is damaged, or no ONNX file");
        }
        long[] size = {OnnxGraph.ANY};
        message(tag -> {
            if (tag != number(1)) {
                return false;
            }
            size[0] = in.readInt64();
            return true;
        });
        return size[0] > 0 ? size[0] : OnnxGraph.ANY;
    }
}
