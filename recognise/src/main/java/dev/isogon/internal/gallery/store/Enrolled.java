package dev.isogon.internal.gallery.store;

import java.util.List;

/**
 * What came of an enrolment.
 *
 * @param images one for each that was given, in that order
 * @param newSubjects names of those that were not there before
 * @param formerStrangers identities that have left the strangers, since they are enrolled now
 */
public record Enrolled(List<Image> images, List<String> newSubjects, List<String> formerStrangers) {

    /**
     * One that was given.
     *
     * @param id its own, or that of the one with the same content that its subject had already
     * @param added whether it is new
     * @param alsoOf names of other subjects with an image of the same content
     */
    public record Image(long id, boolean added, List<String> alsoOf) {}

    /** How many are new. */
    public int added() {
        return (int) images.stream().filter(Image::added).count();
    }
}
