package dev.isogon.internal.experiment.pictures;

/**
 * A small picture in the comparison's folder.
 *
 * @param file its name below {@link StudyPictures#FOLDER}
 * @param name what the image is called that it shows
 */
public record ThumbnailFile(String file, String name) {}
