package dev.isogon.internal.report.page;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.experiment.pictures.StudyPictures;
import dev.isogon.internal.experiment.pictures.ThumbnailFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Pieces of a page. */
public final class Html {

    private Html() {}

    /** Any text as text of a page, also between double quotes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                // A placeholder's braces in a user's text would be filled in.
                .replace("{", "&#123;");
    }

    /** A sentence as text of a page; settings that it mentions are set as code. */
    public static String sentence(String text) {
        return Setting.phrased(
                escaped(text), (key, value) -> "<code>" + key + (value == null ? "" : "=" + value) + "</code>");
    }

    /** A name of the user's in an element that may cut it off; the whole of it shows where a pointer rests. */
    public static String named(String element, String attribute, String name) {
        String escaped = escaped(name);
        return "<" + element + " " + attribute + " title=\"" + escaped + "\"><bdi>" + breakable(escaped) + "</bdi></"
                + element + ">";
    }

    /** Lines of a name may end where its words do. */
    private static String breakable(String escaped) {
        return escaped.replace("_", "_<wbr>");
    }

    /**
     * A picture, inside the page.
     *
     * @param folder the comparison's, where the picture's file is
     * @param alternative what it shows, for who cannot see it
     */
    public static String picture(Path folder, ThumbnailFile thumbnail, String alternative) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(StudyPictures.FOLDER).resolve(thumbnail.file()));
        boolean png = thumbnail.file().endsWith(".png");
        return "<img" + (png ? " class=\"pixels\"" : "") + " alt=\"" + escaped(alternative) + "\" title=\""
                + escaped(thumbnail.name()) + "\" src=\"data:image/" + (png ? "png" : "jpeg") + ";base64,"
                + Base64.getEncoder().encodeToString(bytes) + "\">";
    }
}
