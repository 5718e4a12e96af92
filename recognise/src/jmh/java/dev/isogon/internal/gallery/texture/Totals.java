package dev.isogon.internal.gallery.texture;

import java.util.Locale;

/** Of all textures together. */
final class Totals {

    private int refused;
    private int goods;
    private double areas;
    private int textures;
    private final int[][] found = new int[Defect.values().length][TextureFolders.SIZES.length];
    private final int[][] counts = new int[Defect.values().length][TextureFolders.SIZES.length];

    void add(int refusedHere, int goodsHere, double area) {
        refused += refusedHere;
        goods += goodsHere;
        areas += area;
        textures++;
    }

    void found(Defect defect, int size, int foundHere, int count) {
        found[defect.ordinal()][size] += foundHere;
        counts[defect.ordinal()][size] += count;
    }

    /** A row a kind of defect, as of one texture. */
    void print(String by) {
        String first = String.format(
                Locale.ROOT, "| all | %s | %s | %.3f |", by, DefectFigures.share(refused, goods), areas / textures);
        for (Defect defect : Defect.values()) {
            StringBuilder line = new StringBuilder(first).append(' ').append(DefectFigures.word(defect));
            for (int i = 0; i < TextureFolders.SIZES.length; i++) {
                line.append(String.format(
                        Locale.ROOT, " | %.0f %%", 100.0 * found[defect.ordinal()][i] / counts[defect.ordinal()][i]));
            }
            System.out.println(line + " |");
            first = "| | | | |";
        }
    }
}
