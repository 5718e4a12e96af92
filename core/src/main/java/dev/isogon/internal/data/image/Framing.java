package dev.isogon.internal.data.image;

import java.util.List;

/** What of a picture a network is to see. May be asked by many threads at once. */
public interface Framing {

    /** The whole picture, whose sides' ratio is not kept. */
    Framing WHOLE = new Whole();

    /**
     * The parts of a picture that a network is to see, in the network's size.
     *
     * @param picture as decoded, red, green, blue
     * @return at least one, red, green, blue, of the size asked for
     * @throws UndecodableException when there is nothing in it to be seen, such as no face; its message continues the file's
     *     name
     */
    List<Picture> frames(Picture picture, int width, int height) throws UndecodableException;

    /**
     * What was taken of a picture.
     *
     * @param frames as {@link #frames}
     * @param found how many there were to choose from, at least as many
     */
    record Taken(List<Picture> frames, int found) {

        public Taken {
            frames = List.copyOf(frames);
        }
    }

    /**
     * The same parts, and how many there were to choose from.
     *
     * @throws UndecodableException as {@link #frames}
     */
    Taken take(Picture picture, int width, int height) throws UndecodableException;

    /** A word that is another one wherever frames are others: part of the name of what is kept. */
    String key();

    /** {@link #WHOLE}. */
    record Whole() implements Framing {

        @Override
        public List<Picture> frames(Picture picture, int width, int height) {
            return List.of(Resizing.bilinear(picture, width, height));
        }

        @Override
        public Taken take(Picture picture, int width, int height) {
            return new Taken(frames(picture, width, height), 1);
        }

        @Override
        public String key() {
            return "whole";
        }
    }
}
