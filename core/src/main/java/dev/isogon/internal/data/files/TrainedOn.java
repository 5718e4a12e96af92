package dev.isogon.internal.data.files;

import java.util.List;

/**
 * What a model was trained on: whoever judges it or chooses its threshold asks, since figures of what it saw are too good.
 *
 * @param model what messages call it
 * @param classes their names
 * @param images by content; empty where it does not say
 */
public record TrainedOn(String model, List<String> classes, ContentList images) {

    public TrainedOn {
        classes = List.copyOf(classes);
    }

    /** Of a model that says nothing of it. */
    public static TrainedOn unknown(String model) {
        return new TrainedOn(model, List.of(), ContentList.none());
    }
}
