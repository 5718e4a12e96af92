package dev.isogon.internal.data.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a table is written. Its columns are parted by the first of comma, semicolon and tab that the header has, in a {@code
 * .tsv} of tab, comma and semicolon; in a file that is no table by its name also by blanks, as R's {@code write.table} does. A first line {@code sep=;}, which Excel understands, says it outright.
 *
 * @param linesBefore lines that stand before the header
 * @param rowNumbers whether rows begin as R's do, with a number which the header may leave out. Where commas or semicolons
 *     part the columns it must stand in quotation marks: else it may as well be the half of a number with a decimal comma
 */
record Dialect(char separator, int linesBefore, boolean rowNumbers) {

    /** Characters that are looked at. */
    private static final int AHEAD = 1 << 16;

    private static final Pattern SAID = Pattern.compile("sep=([,;\t|])");
    private static final Pattern ROW_NUMBER = Pattern.compile("\"[1-9]\\d*\"[,;\t| ].*|[1-9]\\d*\t.*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** Looks ahead; the reader then stands at the header. */
    static Dialect of(Path file, BufferedReader reader) throws IOException {
        reader.mark(AHEAD);
        char[] ahead = new char[AHEAD];
        int length = Math.max(0, reader.read(ahead, 0, AHEAD));
        reader.reset();
        List<String> lines = new String(ahead, 0, length)
                .lines()
                .filter(line -> !line.isBlank())
                .limit(3)
                .toList();
        Matcher said = SAID.matcher(lines.isEmpty() ? "" : lines.get(0));
        int before = said.matches() ? 1 : 0;
        if (before > 0) {
            reader.readLine();
        }
        String header = lines.size() > before ? lines.get(before) : "";
        boolean numbered = lines.size() > before + 1
                && ROW_NUMBER.matcher(lines.get(before + 1)).matches();
        return new Dialect(before > 0 ? said.group(1).charAt(0) : separator(file, header), before, numbered);
    }

    private static char separator(Path file, String header) {
        String unquoted = header.replaceAll("\"[^\"]*+\"", "");
        boolean tsv =
                String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".tsv");
        String order = tsv ? "\t,;" : Table.fits(file) ? ",;\t" : ",;\t ";
        return (char)
                order.chars().filter(c -> unquoted.indexOf(c) >= 0).findFirst().orElse(order.charAt(0));
    }

    String inWords() {
        return switch (separator) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            case ' ' -> "blanks";
            default -> separator + "";
        };
    }

    /** @throws NumberFormatException when it is none, or has a comma for a point in a table without semicolons */
    double number(String text) {
        String plain = separator == ';' && text.indexOf('.') < 0 ? text.replaceFirst(",", ".") : text;
        if (NUMBER.matcher(plain).matches()) {
            return Double.parseDouble(plain);
        }
        return switch (plain.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new NumberFormatException(text);
        };
    }
}
