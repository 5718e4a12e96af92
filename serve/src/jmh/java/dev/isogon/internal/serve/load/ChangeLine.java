package dev.isogon.internal.serve.load;

import tools.jackson.databind.JsonNode;

/**
 * A line of what was done to a gallery.
 *
 * @param subject 0 for none
 * @param image 0 for none
 */
record ChangeLine(long number, String kind, long subject, long image, long count) {

    static ChangeLine of(JsonNode json) {
        return new ChangeLine(
                json.path("number").asLong(),
                json.path("kind").asString(),
                json.path("subject").asLong(0),
                json.path("image").asLong(0),
                json.path("count").asLong());
    }
}
