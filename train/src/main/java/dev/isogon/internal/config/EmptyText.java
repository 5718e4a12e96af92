package dev.isogon.internal.config;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** What is absent, in JSON: an empty text, as on the command line. */
final class EmptyText extends ValueSerializer<Object> {

    @Override
    public void serialize(Object absent, JsonGenerator json, SerializationContext context) {
        json.writeString("");
    }
}
