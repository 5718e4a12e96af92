package dev.isogon.study;

import java.util.stream.IntStream;

/** Numbers that stand for identities: the class in the data, and beyond these the classes of strangers from elsewhere. */
final class Identities {

    private Identities() {}

    /** One for each image of strangers. */
    static int[] strangers(Images images) {
        return images.unseen()
                .map(unseen -> unseen.ofStrangers().labels())
                .orElseGet(() -> IntStream.of(images.strangers().orElseThrow().labels())
                        .map(label -> images.train().classes() + label)
                        .toArray());
    }
}
