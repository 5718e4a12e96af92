package dev.isogon.internal.data.vectors;

import java.nio.ByteOrder;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Where the library puts what it reads: values go straight to the rows that are collected, path and label wait here. */
final class ParquetRow extends RecordMaterializer<ParquetRow> {

    private final GroupConverter root;
    private final VectorRows rows;
    private final Word path = new Word();
    private final Word label = new Word();
    private boolean missing;

    ParquetRow(ParquetColumns columns, VectorRows rows) {
        this.rows = rows;
        MessageType schema = columns.schema();
        Converter[] converters = new Converter[schema.getFieldCount()];
        for (int i = 0; i < converters.length; i++) {
            boolean isPath = i == 0 && columns.path();
            boolean isLabel = i == (columns.path() ? 1 : 0) && columns.label();
            converters[i] = isPath ? path : isLabel ? label : within(schema.getType(i));
        }
        this.root = new Group(converters) {
            @Override
            public void start() {
                path.text = null;
                label.text = null;
                missing = false;
            }
        };
    }

    private Converter within(Type type) {
        if (type.isPrimitive()) {
            return new AnyNumber();
        }
        Converter inner = within(type.asGroupType().getType(0));
        return new Group(inner) {
            private long before;

            @Override
            public void start() {
                before = rows.values();
            }

            /** A list's element that is null begins and ends without a value between. */
            @Override
            public void end() {
                missing |= type.isRepetition(Type.Repetition.REPEATED) && rows.values() == before;
            }
        };
    }

    /** The path of the row that was read last; null where it has none. */
    @Nullable
    String path() {
        return path.text;
    }

    /** Its label; null where it has none. */
    @Nullable
    String label() {
        return label.text;
    }

    /** Whether an element of its list is null. */
    boolean isMissingOne() {
        return missing;
    }

    @Override
    public ParquetRow getCurrentRecord() {
        return this;
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    /** Hands each field to its own converter. */
    private static class Group extends GroupConverter {

        private final Converter[] fields;

        Group(Converter... fields) {
            this.fields = fields;
        }

        @Override
        public Converter getConverter(int field) {
            return fields[field];
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }

    /** Takes numbers of any precision. */
    private final class AnyNumber extends PrimitiveConverter {

        @Override
        public void addFloat(float value) {
            rows.add(value);
        }

        @Override
        public void addDouble(double value) {
            rows.add(value);
        }

        @Override
        public void addBinary(Binary half) {
            rows.add(NpyType.half(
                    half.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getShort()));
        }
    }

    /** Keeps text, or a whole number as text. */
    private static final class Word extends PrimitiveConverter {

        private @Nullable String text;

        @Override
        public void addBinary(Binary value) {
            text = value.toStringUsingUTF8();
        }

        @Override
        public void addInt(int value) {
            text = Integer.toString(value);
        }

        @Override
        public void addLong(long value) {
            text = Long.toString(value);
        }
    }
}
