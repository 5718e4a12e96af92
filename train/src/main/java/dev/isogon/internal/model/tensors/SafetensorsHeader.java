package dev.isogon.internal.model.tensors;

import dev.isogon.internal.store.Json;
import dev.isogon.metrics.BrokenFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a safetensors file says of its tensors, checked before any memory is taken for them: each has a known type, as
 * many bytes as its shape needs, and they lie one after the other up to the end of the file.
 *
 * @param metadata free text by key
 * @param entries tensors by name, in the header's order
 */
record SafetensorsHeader(Map<String, String> metadata, Map<String, Entry> entries) {

    /** Types that are read and written, by the format's names. */
    static final Map<String, ScalarType> TYPES = Map.of(
            "F64", ScalarType.Double,
            "F32", ScalarType.Float,
            "F16", ScalarType.Half,
            "BF16", ScalarType.BFloat16,
            "I64", ScalarType.Long);

    private static final int MOST_DIMENSIONS = 8;
    private static final int MOST_SHOWN = 60;

    static final String METADATA = "__metadata__";

    /**
     * Where one tensor is.
     *
     * @param begin of its bytes, from the end of the header
     * @param end of its bytes, exclusive
     */
    record Entry(TensorEntry tensor, long begin, long end) {}

    /**
     * Reads a header.
     *
     * @param file for errors
     * @param text JSON
     * @param dataBytes bytes in the file after the header
     */
    static SafetensorsHeader parse(Path file, String text, long dataBytes) {
        JsonNode json = Json.tree(file, text);
        if (!json.isObject()) {
            throw new BrokenFileException(file, "is no safetensors file: its header is not a JSON object");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, Entry> entries = new LinkedHashMap<>();
        json.properties().forEach(each -> {
            if (each.getKey().equals(METADATA)) {
                each.getValue()
                        .properties()
                        .forEach(m -> metadata.put(m.getKey(), m.getValue().asString("")));
            } else {
                entries.put(each.getKey(), entry(file, each.getKey(), each.getValue()));
            }
        });
        checkPlaces(file, entries, dataBytes);
        return new SafetensorsHeader(metadata, entries);
    }

    private static Entry entry(Path file, String name, JsonNode json) {
        JsonNode type = json.path("dtype");
        List<Long> shape = longs(json.path("shape"));
        List<Long> offsets = longs(json.path("data_offsets"));
        if (!type.isString() || !TYPES.containsKey(type.asString())) {
            throw broken(file, name, "is of type " + said(type) + ", but F64, F32, F16, BF16 and I64 can be read");
        }
        if (shape == null || offsets == null || shape.size() > MOST_DIMENSIONS || offsets.size() != 2) {
            throw broken(
                    file,
                    name,
                    "has shape " + said(json.path("shape")) + " and offsets "
                            + said(json.path("data_offsets"))
                            + ", but both must be lists of whole numbers of at least 0, the"
                            + " first of at most " + MOST_DIMENSIONS + ", the second of two");
        }
        Entry entry = new Entry(new TensorEntry(type.asString(), shape), offsets.get(0), offsets.get(1));
        if (entry.end() - entry.begin() != bytes(file, name, entry)) {
            throw broken(
                    file,
                    name,
                    "is " + entry.tensor().described() + ", but has bytes " + entry.begin() + " to " + entry.end()
                            + ", which is another size");
        }
        return entry;
    }

    /** A value as a message may show it. */
    private static String said(JsonNode json) {
        String text = json.toString();
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }

    private static long bytes(Path file, String name, Entry entry) {
        long bytes = width(entry.tensor().type());
        try {
            for (long each : entry.tensor().shape()) {
                bytes = Math.multiplyExact(bytes, each);
            }
        } catch (ArithmeticException e) {
            throw broken(file, name, "is " + entry.tensor().described() + ", which is more than can be");
        }
        return bytes;
    }

    /** Bytes of one number. */
    static int width(String type) {
        return switch (type) {
            case "F64", "I64" -> Long.BYTES;
            case "F32" -> Float.BYTES;
            default -> Short.BYTES;
        };
    }

    private static void checkPlaces(Path file, Map<String, Entry> entries, long dataBytes) {
        List<Map.Entry<String, Entry>> inOrder = new ArrayList<>(entries.entrySet());
        inOrder.sort(Comparator.comparingLong(
                        (Map.Entry<String, Entry> each) -> each.getValue().begin())
                .thenComparingLong(each -> each.getValue().end()));
        long end = 0;
        for (Map.Entry<String, Entry> each : inOrder) {
            if (each.getValue().begin() != end) {
                throw broken(
                        file,
                        each.getKey(),
                        "begins at byte " + each.getValue().begin() + " of the data, but the one before it ends at "
                                + end);
            }
            end = each.getValue().end();
        }
        if (end != dataBytes) {
            throw new BrokenFileException(
                    file,
                    "has " + dataBytes + " bytes of data, but its header tells of " + end
                            + "; it is cut short or was changed: get it again");
        }
    }

    /** Whole numbers of at least 0, or null where it is something else. */
    private static @Nullable List<Long> longs(JsonNode json) {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode each : json) {
            if (!each.isIntegralNumber() || !each.canConvertToLong() || each.asLong() < 0) {
                return null;
            }
            numbers.add(each.asLong());
        }
        return json.isArray() ? List.copyOf(numbers) : null;
    }

    private static BrokenFileException broken(Path file, String name, String problem) {
        String shown = name.length() <= MOST_SHOWN ? name : name.substring(0, MOST_SHOWN) + "…";
        return new BrokenFileException(file, "is broken: its tensor " + shown + " " + problem);
    }
}
