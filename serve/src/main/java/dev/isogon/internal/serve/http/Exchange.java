package dev.isogon.internal.serve.http;

import dev.isogon.internal.serve.access.Caller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A request whose body has come in whole.
 *
 * @param route what it asks for
 * @param path parameters of its path
 * @param query parameters behind the question mark; the last counts where one is there twice
 * @param type the body's {@code Content-Type}; empty for none
 * @param body empty for none
 * @param caller who asks
 */
public record Exchange(
        Route route, Map<String, String> path, Map<String, String> query, String type, byte[] body, Caller caller) {

    /** A parameter of the path, which its template has. */
    public String inPath(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException(route.template() + " has no " + name);
        }
        return value;
    }

    /**
     * A parameter of the path that is a number.
     *
     * @throws Problem 404 where it is none, since nothing can be there
     */
    public long idInPath(String name) {
        try {
            return Long.parseLong(inPath(name));
        } catch (NumberFormatException e) {
            throw Problem.notFound(
                    "there is no " + name + " \"" + Problem.shortened(inPath(name)) + "\": it is a number");
        }
    }

    /** A parameter of the query. */
    public Optional<String> given(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /**
     * A parameter that is a whole number.
     *
     * @throws Problem 400 where it is none, or not between two
     */
    public int whole(String name, int otherwise, int least, int most) {
        String value = query.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Problem.parameter(name, value, "a whole number from " + least + " to " + most);
    }

    /**
     * A parameter that is a rate.
     *
     * @throws Problem 400 where it is not between 0 and 1
     */
    public OptionalDouble rate(String name) {
        String value = query.get(name);
        if (value == null) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(value);
            if (number > 0 && number < 1) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Problem.parameter(name, value, "a number between 0 and 1");
    }

    /**
     * A parameter that is one of some words, of which the first stands for none.
     *
     * @throws Problem 400 where it is another
     */
    public String word(String name, List<String> words) {
        String value = query.getOrDefault(name, words.get(0));
        if (!words.contains(value)) {
            throw Problem.parameter(name, value, String.join(" or ", words));
        }
        return value;
    }

    /**
     * The body as a record.
     *
     * @throws Problem 400 where it is no such JSON, 415 where it is said to be something else
     */
    public <T> T json(Class<T> record) {
        if (!isJson()) {
            throw Problem.of(
                    415,
                    "content_type",
                    "the body must be application/json, but its Content-Type was \"" + Problem.shortened(type) + "\"");
        }
        return JsonBody.read(new String(body, StandardCharsets.UTF_8), record);
    }

    /** Whether the body is said to be JSON. */
    public boolean isJson() {
        return mediaType().equals("application/json");
    }

    /** What the body is, in lower case and without parameters. */
    String mediaType() {
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
