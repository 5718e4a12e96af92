package dev.isogon.internal.data.check;

import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Reading;
import dev.isogon.internal.data.image.UndecodableException;
import java.io.IOException;
import java.util.List;

/** Labelled images, wherever they lie; asked by many threads at once. */
interface Source {

    List<String> classNames();

    /** K, the classes that have training images, which are the first ones. */
    int trained();

    int size();

    /** What users know an image by. */
    String name(int image);

    /** Its class, from 0. */
    int label(int image);

    /** What the data sets it aside for. */
    Part part(int image);

    /** What was passed over before any image was looked at. */
    LeftOut leftOut();

    /** Reads an image whole. */
    Facts facts(int image) throws IOException, UndecodableException;

    /** What {@code use} makes of an image, which it must not keep. */
    <T> T picture(int image, Reading.Use<T> use) throws IOException, UndecodableException;
}
