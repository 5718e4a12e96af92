package dev.isogon.internal.gallery.texture;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Of all textures together. */
final class Totals {

    private int refused;
    private int goods;
    private double areas;
    private int textures;
    private final Map<Defect, int[]> found = new EnumMap<>(Defect.class);
    private final Map<Defect, int[]> counts = new EnumMap<>(Defect.class);

    void add(int refusedHere, int goodsHere, double area) {
        refused += refusedHere;
        goods += goodsHere;
        areas += area;
        textures++;
    }

    void found(Defect defect, int size, int foundHere, int count) {
        bySize(found, defect)[size] += foundHere;
        bySize(counts, defect)[size] += count;
    }

    private static int[] bySize(Map<Defect, int[]> numbers, Defect defect) {
        return numbers.computeIfAbsent(defect, none -> new int[TextureFolders.SIZES.length]);
    }

    /** A row a kind of defect, as of one texture. */
    void print(String by) {
        String first = String.format(
                Locale.ROOT, "| all | %s | %s | %.3f |", by, DefectFigures.share(refused, goods), areas / textures);
        for (Defect defect : Defect.values()) {
            StringBuilder line = new StringBuilder(first).append(' ').append(DefectFigures.word(defect));
            for (int i = 0; i < TextureFolders.SIZES.length; i++) {
                line.append(String.format(
                        Locale.ROOT, " | %.0f %%", 100.0 * bySize(found, defect)[i] / bySize(counts, defect)[i]));
            }
            System.out.println(line + " |");
            first = "| | | | |";
        }
    }
}
