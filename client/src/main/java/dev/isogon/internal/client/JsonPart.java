package dev.isogon.internal.client;

import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of an answer, asked for as what it has to be. Keys that nobody asks for are passed over: a newer server may have more. */
public final class JsonPart {

    private final String path;
    private final @Nullable Object value;

    JsonPart(String path, @Nullable Object value) {
        this.path = path;
        this.value = value;
    }

    /** Makes something of a part. */
    @FunctionalInterface
    public interface Maker<T> {
        T of(JsonPart part) throws ProtocolException;
    }

    /** What stands under a key of this object; null may stand there. */
    public JsonPart get(String key) throws ProtocolException {
        Map<?, ?> object = as(Map.class, "an object");
        if (!object.containsKey(key)) {
            throw new ProtocolException("the answer has no " + path + "/" + key);
        }
        return new JsonPart(path + "/" + key, object.get(key));
    }

    /** Null where null stands here. */
    public <T> @Nullable T orNull(Maker<T> maker) throws ProtocolException {
        return value == null ? null : maker.of(this);
    }

    public String text() throws ProtocolException {
        return as(String.class, "a text");
    }

    public boolean yes() throws ProtocolException {
        return as(Boolean.class, "true or false");
    }

    /** Finite. */
    public double number() throws ProtocolException {
        double number = Double.parseDouble(as(JsonNumber.class, "a number").text());
        if (Double.isInfinite(number)) {
            throw not("a number that fits");
        }
        return number;
    }

    /** The nearest float32; finite. */
    public float single() throws ProtocolException {
        float number = Float.parseFloat(as(JsonNumber.class, "a number").text());
        if (Float.isInfinite(number)) {
            throw not("a number that fits");
        }
        return number;
    }

    public long whole() throws ProtocolException {
        try {
            return Long.parseLong(as(JsonNumber.class, "a whole number").text());
        } catch (NumberFormatException e) {
            throw not("a whole number");
        }
    }

    public int count() throws ProtocolException {
        long whole = whole();
        if (whole < 0 || whole > Integer.MAX_VALUE) {
            throw not("a count");
        }
        return (int) whole;
    }

    /** Each element of this array. */
    public <T> List<T> list(Maker<T> maker) throws ProtocolException {
        List<T> made = new ArrayList<>();
        for (Object each : as(List.class, "an array")) {
            made.add(maker.of(new JsonPart(path + "/" + made.size(), each)));
        }
        return made;
    }

    /** Each value of this object, by key. */
    public Map<String, String> texts() throws ProtocolException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Object key : as(Map.class, "an object").keySet()) {
            texts.put((String) key, get((String) key).text());
        }
        return texts;
    }

    /** The float32 numbers of this array. */
    public float[] singles() throws ProtocolException {
        List<Float> numbers = list(JsonPart::single);
        float[] singles = new float[numbers.size()];
        for (int i = 0; i < singles.length; i++) {
            singles[i] = numbers.get(i);
        }
        return singles;
    }

    private <T> T as(Class<T> kind, String said) throws ProtocolException {
        if (!kind.isInstance(value)) {
            throw not(said);
        }
        return kind.cast(value);
    }

    private ProtocolException not(String said) {
        return new ProtocolException(
                "the answer is not as expected: at " + (path.isEmpty() ? "/" : path) + " must be " + said);
    }
}
