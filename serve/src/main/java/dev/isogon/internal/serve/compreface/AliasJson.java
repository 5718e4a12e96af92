package dev.isogon.internal.serve.compreface;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isogon.Face;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What CompreFace's clients send and read. */
final class AliasJson {

    /** What its clients know a picture without a face by. */
    static final int NO_FACE = 28;

    private AliasJson() {}

    record Failure(String message, int code) {}

    record Name(@Nullable String subject) {}

    record Updated(boolean updated) {}

    record Deleted(int deleted) {}

    record Subjects(List<String> subjects) {}

    record Example(UUID imageId, String subject) {}

    record Examples(List<Example> faces, int pageNumber, int pageSize, int totalPages, int totalElements) {}

    record Similar(String subject, double similarity) {}

    /** Whole pixels; the detector's score as a probability, which it is not. */
    record Box(double probability, int xMax, int yMax, int xMin, int yMin) {

        static @Nullable Box of(@Nullable Face face) {
            return face == null
                    ? null
                    : new Box(
                            face.score(),
                            (int) Math.round(face.box().left() + face.box().width()),
                            (int) Math.round(face.box().top() + face.box().height()),
                            (int) Math.round(face.box().left()),
                            (int) Math.round(face.box().top()));
        }
    }

    /**
     * A face in a picture; what was not asked for is left out.
     *
     * @param landmarks the eyes, the nose, the mouth's middle
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(
            @JsonInclude @Nullable Box box,
            float @Nullable [] embedding,
            @Nullable List<List<Long>> landmarks,
            @Nullable List<Similar> subjects,
            @Nullable Double similarity) {

        static Found of(@Nullable Face face, Plugins plugins, float[] embedding) {
            return new Found(
                    Box.of(face),
                    plugins.calculator() ? embedding : null,
                    plugins.landmarks() && face != null ? landmarks(face.points()) : null,
                    null,
                    null);
        }

        Found with(List<Similar> similar) {
            return new Found(box, embedding, landmarks, similar, null);
        }

        Found with(double score) {
            return new Found(box, embedding, landmarks, null, score);
        }

        private static List<List<Long>> landmarks(Face.Points points) {
            return Stream.of(points.rightEye(), points.leftEye(), points.nose(), points.mouth())
                    .map(each -> List.of(Math.round(each.x()), Math.round(each.y())))
                    .toList();
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(List<Found> result, @Nullable Map<String, String> pluginsVersions) {}

    record Compared(Found sourceImageFace, List<Found> faceMatches) {}

    record ComparedResult(List<Compared> result) {}

    /** Which of its plug-ins a request wants; the others are refused. */
    record Plugins(boolean landmarks, boolean calculator) {}

    /** Our number in the form of its ids. */
    static UUID uuid(long image) {
        return new UUID(0, image);
    }
}
