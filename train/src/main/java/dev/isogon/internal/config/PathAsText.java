package dev.isogon.internal.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** A path in JSON as people write it; Jackson itself would write a URI. An empty text is no path. */
final class PathAsText {

    private PathAsText() {}

    static final class Writer extends ValueSerializer<@Nullable Path> {

        @Override
        public void serialize(@Nullable Path path, JsonGenerator json, SerializationContext context) {
            json.writeString(String.valueOf(path));
        }
    }

    static final class Reader extends ValueDeserializer<@Nullable Path> {

        @Override
        public @Nullable Path deserialize(JsonParser json, DeserializationContext context) {
            String text = json.getString();
            return text.isEmpty() ? null : Path.of(text);
        }
    }
}
