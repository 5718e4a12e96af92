package dev.isogon.internal.serve.http;

import dev.isogon.internal.store.Json;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Bodies in JSON, and what is wrong with them in words that say nothing of our classes. */
final class JsonBody {

    private JsonBody() {}

    static <T> T read(String text, Class<T> record) {
        try {
            T read = Json.ofText(text, record);
            if (read == null) {
                throw problem("is null, but an object is expected");
            }
            return read;
        } catch (UnrecognizedPropertyException e) {
            String known = e.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw problem("has a key \"" + Problem.shortened(e.getPropertyName()) + "\", but it takes only " + known);
        } catch (DatabindException e) {
            String place = e.getPath().stream()
                    .map(each -> each.getPropertyName() == null ? "[" + each.getIndex() + "]" : each.getPropertyName())
                    .collect(Collectors.joining("."));
            throw problem(
                    place.isEmpty()
                            ? "is not the object that is expected"
                            : "has something else at " + Problem.shortened(place) + " than is expected");
        } catch (StreamConstraintsException e) {
            throw problem("nests too deeply, or has too long a number or name");
        } catch (StreamReadException e) {
            throw problem("is not valid at line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + " (a key given twice is not valid either)");
        } catch (JacksonException e) {
            throw problem("cannot be read");
        }
    }

    private static Problem problem(String what) {
        return Problem.of(400, "json", "the body's JSON " + what);
    }
}
