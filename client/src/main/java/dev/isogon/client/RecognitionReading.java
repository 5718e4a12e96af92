package dev.isogon.client;

import dev.isogon.internal.client.JsonPart;
import java.net.ProtocolException;
import java.util.List;

/** Recognitions as the server writes them. */
final class RecognitionReading {

    private RecognitionReading() {}

    static Recognition one(JsonPart part) throws ProtocolException {
        String image = part.get("image").text();
        ServedFaces.Box face = part.get("face").orNull(ServedFaces.Box::of);
        String answer = part.get("answer").text();
        return switch (answer) {
            case "known" ->
                new Recognition.Known(
                        image,
                        face,
                        part.get("subject").text(),
                        part.get("score").number(),
                        part.get("margin").orNull(JsonPart::number),
                        part.get("nearest").list(Recognition.Nearest::of),
                        ServedThreshold.of(part.get("decision")));
            case "unknown" ->
                new Recognition.Unknown(
                        image,
                        face,
                        Words.of(Recognition.Reason.class, part.get("reason").text(), Recognition.Reason.OTHER),
                        part.get("nearest").list(Recognition.Nearest::of),
                        ServedThreshold.of(part.get("decision")));
            case "not_judged" -> Recognition.NotJudged.of(part, face);
            default ->
                throw new ProtocolException(
                        "the server answers something else than known, unknown and not judged: " + answer);
        };
    }

    /** For each image one, or one for each face. */
    static List<List<Recognition>> byImage(JsonPart part) throws ProtocolException {
        return part.get("images").list(image -> image.get("answers").list(RecognitionReading::one));
    }
}
