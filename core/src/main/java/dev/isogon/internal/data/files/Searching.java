package dev.isogon.internal.data.files;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which test images search for which, where a published data set says so.
 *
 * @param queries names of the images that search; they search all other test images, the gallery
 * @param cameras by name, which camera took an image: of a query's own identity, images by its own camera are passed over;
 *     empty where the data set has no such rule
 * @param distractors images of nobody who is looked for, with label −1, which are in the gallery too
 */
public record Searching(Set<String> queries, Map<String, Integer> cameras, List<ImageFile> distractors) {

    private static final String UNSEEN = "distractors, of nobody, which only searches of an evaluation see";

    public Searching {
        queries = Set.copyOf(queries);
        cameras = Map.copyOf(cameras);
        distractors = List.copyOf(distractors);
    }

    /** Notes distractors as passed over, for whoever does not search; once, however often it is called. */
    void leaveDistractorsOut(LeftOut leftOut) {
        if (!distractors.isEmpty()) {
            leftOut.byReason()
                    .put(UNSEEN, distractors.stream().map(ImageFile::name).toList());
        }
    }
}
