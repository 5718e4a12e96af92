package dev.isogon.internal.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;

/** A setting of a node, such as a convolution's strides: {@code AttributeProto}. */
public sealed interface OnnxAttribute {

    String name();

    /** Writes the value and its type. */
    void write(CodedOutputStream out) throws IOException;

    /** One whole number. */
    static OnnxAttribute of(String name, long value) {
        return new Whole(name, value);
    }

    /** One number. */
    static OnnxAttribute of(String name, float value) {
        return new Real(name, value);
    }

    /** Several whole numbers. */
    static OnnxAttribute of(String name, long[] values) {
        return new Wholes(name, values.clone());
    }

    /** A word. */
    static OnnxAttribute of(String name, String value) {
        return new Word(name, value);
    }

    /** {@code i}, of type INT. */
    record Whole(String name, long value) implements OnnxAttribute {

        @Override
        public void write(CodedOutputStream out) throws IOException {
            out.writeInt64(3, value);
            out.writeEnum(20, 2);
        }
    }

    /** {@code f}, of type FLOAT. */
    record Real(String name, float value) implements OnnxAttribute {

        @Override
        public void write(CodedOutputStream out) throws IOException {
            out.writeFloat(2, value);
            out.writeEnum(20, 1);
        }
    }

    /** {@code s}, of type STRING. */
    record Word(String name, String value) implements OnnxAttribute {

        @Override
        public void write(CodedOutputStream out) throws IOException {
            out.writeString(4, value);
            out.writeEnum(20, 3);
        }
    }

    /** {@code ints}, of type INTS. */
    record Wholes(String name, long[] values) implements OnnxAttribute {

        @Override
        public void write(CodedOutputStream out) throws IOException {
            for (long each : values) {
                out.writeInt64(8, each);
            }
            out.writeEnum(20, 7);
        }
    }
}
