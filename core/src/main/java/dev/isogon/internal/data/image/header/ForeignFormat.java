package dev.isogon.internal.data.image.header;

import java.util.Arrays;
import java.util.List;

/** Formats of pictures that are not read: which one a file is, and what makes a picture of it that is. */
public enum ForeignFormat {
    /** Telephones' photographs. */
    HEIC("a HEIC picture", "heif-convert IN OUT.jpg"),
    /** Pictures as frames of AV1. */
    AVIF("an AVIF picture", "avifdec IN OUT.png"),
    /** The container of both, which does not say at once what is in it. */
    HEIF("a HEIF picture (HEIC or AVIF)", "heif-convert IN OUT.png"),
    JPEG_XL("a JPEG XL picture", "djxl IN OUT.png"),
    JPEG_2000("a JPEG 2000 picture", "opj_decompress -i IN -o OUT.png"),
    JPEG_XR("a JPEG XR picture", "JxrDecApp -i IN -o OUT.tif"),
    SVG("an SVG drawing or other XML", "rsvg-convert IN -o OUT.png"),
    RAW("a camera's raw file", "dcraw_emu -T IN"),
    BIG_TIFF("a BigTIFF", "tiffcp -c lzw IN OUT.tif, where it fits into 4 GiB"),
    PAM("a PAM picture", "pamtopnm IN > OUT.ppm"),
    PFM("a PFM picture", "pfmtopam IN | pamtopnm > OUT.ppm"),
    PHOTOSHOP("a Photoshop document", "magick IN[0] OUT.png"),
    GIMP("a GIMP document", "xcf2png IN -o OUT.png"),
    PDF("a PDF document", "pdftoppm -png IN OUT"),
    POSTSCRIPT("a PostScript document", "magick IN OUT.png"),
    ICON("an icon", "magick IN[0] OUT.png"),
    OPEN_EXR("an OpenEXR picture", "magick IN OUT.png"),
    RADIANCE("a Radiance HDR picture", "magick IN OUT.png"),
    QOI("a QOI picture", "magick IN OUT.png"),
    FILM("a film", "ffmpeg -i IN OUT-%05d.png");

    private static final List<String> HEIC_BRANDS = List.of("heic", "heix", "heim", "heis", "hevc", "hevx");
    private static final List<String> OPEN_BRANDS = List.of("mif1", "mif2", "msf1");

    private final String title;
    private final String converter;

    ForeignFormat(String title, String converter) {
        this.title = title;
        this.converter = converter;
    }

    /** A sentence's end: "is a HEIC picture, which is not read; convert it, for example by …". */
    public String reason() {
        return "is " + title + ", which is not read; convert it, for example by: " + converter;
    }

    /**
     * Why a file is left out that is of no format that is read.
     *
     * @param file its bytes, or the first 16 of them
     * @param otherwise what to say of one that is none of these either
     */
    public static String reason(byte[] file, String otherwise) {
        ByteReader in = new ByteReader(file, "file", true);
        return Arrays.stream(values())
                .filter(format -> format.matches(in))
                .findFirst()
                .map(ForeignFormat::reason)
                .orElse(otherwise);
    }

    private boolean matches(ByteReader in) {
        return switch (this) {
            case HEIC -> isOfBrand(in, HEIC_BRANDS);
            case AVIF -> isOfBrand(in, List.of("avif", "avis"));
            case HEIF -> isOfBrand(in, OPEN_BRANDS);
            case JPEG_XL -> begins(in, "\u00ff\n", "\0\0\0\u000cJXL \r\n\u0087\n");
            case JPEG_2000 -> begins(in, "\0\0\0\u000cjP  \r\n\u0087\n", "\u00ffO\u00ffQ");
            case JPEG_XR -> begins(in, "II\u00bc");
            case SVG ->
                begins(in, "<svg", "<?xml", "\u00ef\u00bb\u00bf<svg", "\u00ef\u00bb\u00bf<?xml", "<!DOCTYPE svg");
            case RAW ->
                isOfBrand(in, List.of("crx "))
                        || begins(in, "FUJIFILMCCD-RAW", "IIU\0", "IIRO", "IIRS", "MMOR", "FOVb", "\0MRM");
            case BIG_TIFF -> begins(in, "II+\0", "MM\0+");
            case PAM -> begins(in, "P7\n");
            case PFM -> begins(in, "PF\n", "Pf\n");
            case PHOTOSHOP -> begins(in, "8BPS");
            case GIMP -> begins(in, "gimp xcf");
            case PDF -> begins(in, "%PDF");
            case POSTSCRIPT -> begins(in, "%!PS", "\u00c5\u00d0\u00d3\u00c6");
            case ICON -> begins(in, "\0\0\1\0", "icns");
            case OPEN_EXR -> begins(in, "v/1\1");
            case RADIANCE -> begins(in, "#?RADIANCE", "#?RGBE");
            case QOI -> begins(in, "qoif");
            // Last: whatever else is in that container.
            case FILM -> in.startsWith(4, "ftyp") || begins(in, "\u001aE\u00df\u00a3") || in.startsWith(8, "AVI ");
        };
    }

    private static boolean begins(ByteReader in, String... marks) {
        return Arrays.stream(marks).anyMatch(mark -> in.startsWith(0, mark));
    }

    /** ISO/IEC 14496-12: the file's first box says its brand. */
    private static boolean isOfBrand(ByteReader in, List<String> brands) {
        return in.startsWith(4, "ftyp") && brands.stream().anyMatch(brand -> in.startsWith(8, brand));
    }
}
