package dev.isogon.internal.data.vectors;

import dev.isogon.internal.data.text.Printable;
import dev.isogon.metrics.BrokenFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a Parquet file that are read.
 *
 * @param schema of these alone: the path and the label, where there are, then the embedding's list or its numbers
 * @param path whether the first is the path
 * @param label whether the next is the label
 * @param numbers how many columns have one number each; 0 where one has lists
 * @param note which were taken, where they are not called as usual
 */
record ParquetColumns(
        MessageType schema,
        boolean path,
        boolean label,
        int numbers,
        @Nullable String note) {

    private static final String EMBEDDING = "embedding";

    /**
     * Chooses them.
     *
     * @param asked what the user calls them; null where names and labels come from elsewhere
     * @throws BrokenFileException when there is no embedding, saying what there is
     */
    static ParquetColumns of(Path file, MessageType schema, @Nullable VectorColumns asked) {
        List<String> names = schema.getFields().stream().map(Type::getName).toList();
        ColumnChoice choice = asked == null ? ColumnChoice.NONE : ColumnChoice.of(file, names, asked);
        int list = list(file, schema, choice);
        List<Integer> numbers = List.of(list);
        String said = names.get(Math.max(0, list));
        if (list < 0) {
            NumberedColumns numbered = NumberedColumns.of(
                    file,
                    names,
                    choice.others(names.size()).stream()
                            .filter(i -> isNumber(schema.getType(i)))
                            .toList());
            numbers = numbered.places();
            said = numbered.inWords();
        }
        boolean usual = list >= 0 ? said.equals(EMBEDDING) : said.matches(NumberedColumns.USUAL + "0( .*)?");
        ColumnChoice full =
                asked == null ? choice : choice.withPath(file, names, numbers, i -> isText(schema.getType(i)));
        List<Type> taken = new ArrayList<>();
        if (full.path() >= 0) {
            taken.add(text(file, schema.getType(full.path()), false));
        }
        if (full.label() >= 0) {
            taken.add(text(file, schema.getType(full.label()), true));
        }
        numbers.forEach(i -> taken.add(schema.getType(i)));
        return new ParquetColumns(
                new MessageType(schema.getName(), taken),
                full.path() >= 0,
                full.label() >= 0,
                list < 0 ? numbers.size() : 0,
                full.note(names, usual ? null : said));
    }

    /** The column of lists: "embedding", or the only one; −1 where numbers may stand in columns of their own. */
    private static int list(Path file, MessageType schema, ColumnChoice choice) {
        List<Integer> lists = IntStream.range(0, schema.getFieldCount())
                .filter(i -> isList(schema.getType(i)))
                .boxed()
                .toList();
        boolean called = schema.containsField(EMBEDDING);
        int named = called ? schema.getFieldIndex(EMBEDDING) : -1;
        if (lists.contains(named)) {
            return named;
        }
        if (!called && lists.size() == 1) {
            return lists.get(0);
        }
        boolean numbered = choice.others(schema.getFieldCount()).stream()
                .anyMatch(i ->
                        isNumber(schema.getType(i)) && schema.getFieldName(i).matches(".*[0-9]"));
        if (!called && lists.isEmpty() && numbered) {
            return -1;
        }
        throw new BrokenFileException(
                file,
                called
                        ? "has a column \"embedding\" of type " + inWords(schema.getType(named))
                                + ", but a list of FLOAT or DOUBLE is expected there"
                        : "has "
                                + (lists.isEmpty() ? "no column" : "several columns")
                                + " of lists of FLOAT or DOUBLE, of which one called \"embedding\" is expected; it has: "
                                + schema.getFields().stream()
                                        .map(each -> Printable.of(each.getName()) + " (" + inWords(each) + ")")
                                        .collect(Collectors.joining(", ")));
    }

    private static Type text(Path file, Type type, boolean label) {
        boolean whole = type.isPrimitive() && isWhole(type.asPrimitiveType());
        if (!isText(type) && !(label && whole)) {
            throw new BrokenFileException(
                    file,
                    "has a column \"" + Printable.of(type.getName()) + "\" of type " + inWords(type) + ", but text"
                            + (label ? " or whole numbers are" : " is") + " expected there");
        }
        return type;
    }

    /** "LIST of INT64", "DOUBLE": as a database would say it, more or less. */
    private static String inWords(Type type) {
        Type inner = type;
        boolean list = false;
        while (!inner.isPrimitive() && inner.asGroupType().getFieldCount() == 1) {
            list |= inner.isRepetition(Type.Repetition.REPEATED);
            inner = inner.asGroupType().getType(0);
        }
        list |= inner.isRepetition(Type.Repetition.REPEATED);
        String name = inner.isPrimitive()
                ? inner.getLogicalTypeAnnotation() == null
                        ? inner.asPrimitiveType().getPrimitiveTypeName().name()
                        : inner.getLogicalTypeAnnotation().toString().toUpperCase(Locale.ROOT)
                : "STRUCT";
        return (list ? "LIST of " : "") + name;
    }

    private static boolean isText(Type type) {
        return isSingle(type) && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
    }

    private static boolean isSingle(Type type) {
        return type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED);
    }

    private static boolean isWhole(PrimitiveType type) {
        return isSingle(type)
                && (type.getPrimitiveTypeName() == PrimitiveTypeName.INT32
                        || type.getPrimitiveTypeName() == PrimitiveTypeName.INT64);
    }

    private static boolean isNumber(Type type) {
        return isSingle(type) && isFloating(type.asPrimitiveType());
    }

    private static boolean isFloating(PrimitiveType type) {
        return type.getPrimitiveTypeName() == PrimitiveTypeName.FLOAT
                || type.getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE
                || type.getLogicalTypeAnnotation() instanceof Float16LogicalTypeAnnotation;
    }

    /** Groups with one field each, one of them repeated, around one number: all the ways in which lists were written. */
    private static boolean isList(Type type) {
        int repeated = 0;
        while (true) {
            repeated += type.isRepetition(Type.Repetition.REPEATED) ? 1 : 0;
            if (type.isPrimitive()) {
                return repeated == 1 && isFloating(type.asPrimitiveType());
            }
            GroupType group = type.asGroupType();
            if (group.getFieldCount() != 1) {
                return false;
            }
            type = group.getType(0);
        }
    }
}
