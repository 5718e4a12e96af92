package dev.isogon.internal.data.vectors;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Where the library puts what it reads: values go straight to the rows that are collected, the path waits here. */
final class ParquetRow extends RecordMaterializer<ParquetRow> {

    private final GroupConverter root;
    private @Nullable String path;

    /** @param columns path, then embedding */
    ParquetRow(MessageType columns, VectorRows rows) {
        Converter text = new PrimitiveConverter() {
            @Override
            public void addBinary(Binary value) {
                path = value.toStringUsingUTF8();
            }
        };
        Converter embedding = within(columns.getType(1), rows);
        this.root = new GroupConverter() {
            @Override
            public Converter getConverter(int field) {
                return field == 0 ? text : embedding;
            }

            @Override
            public void start() {}

            @Override
            public void end() {}
        };
    }

    private static Converter within(Type type, VectorRows rows) {
        if (type.isPrimitive()) {
            return new PrimitiveConverter() {
                @Override
                public void addFloat(float value) {
                    rows.add(value);
                }
            };
        }
        Converter inner = within(type.asGroupType().getType(0), rows);
        return new GroupConverter() {
            @Override
            public Converter getConverter(int field) {
                return inner;
            }

            @Override
            public void start() {}

            @Override
            public void end() {}
        };
    }

    /** The path of the row that was read last; null where it has none. */
    @Nullable
    String takePath() {
        String taken = path;
        path = null;
        return taken;
    }

    @Override
    public ParquetRow getCurrentRecord() {
        return this;
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }
}
