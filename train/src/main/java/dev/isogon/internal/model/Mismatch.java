package dev.isogon.internal.model;

import dev.isogon.internal.model.tensors.Shapes;
import dev.isogon.internal.model.tensors.TensorEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Tensor;

/**
 * How the tensors of a file differ from a backbone's; each line says name and shape.
 *
 * @param missing in the file
 * @param unexpected in the file
 * @param different in shape, or whole numbers where fractions are expected, or the reverse
 */
record Mismatch(List<String> missing, List<String> unexpected, List<String> different) {

    private static final int SHOWN = 5;

    /** @param optional names that may be in the file without being wanted */
    static Mismatch between(Map<String, Tensor> wanted, Map<String, TensorEntry> found, Predicate<String> optional) {
        List<String> missing = new ArrayList<>();
        List<String> different = new ArrayList<>();
        wanted.forEach((name, tensor) -> {
            TensorEntry entry = found.get(name);
            if (entry == null) {
                missing.add(name + " (" + Shapes.text(Shapes.of(tensor)) + ")");
            } else if (!fits(entry, tensor)) {
                different.add(name + " (" + entry.described() + " instead of " + Shapes.text(Shapes.of(tensor)) + ")");
            }
        });
        Map<String, TensorEntry> others = new LinkedHashMap<>(found);
        others.keySet().removeIf(name -> wanted.containsKey(name) || optional.test(name));
        return new Mismatch(missing, described(others), different);
    }

    /** Each with its shape. */
    static List<String> described(Map<String, TensorEntry> tensors) {
        return tensors.entrySet().stream()
                .map(each -> each.getKey() + " (" + Shapes.text(each.getValue().shape()) + ")")
                .toList();
    }

    /** The first of them. */
    static String listed(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + (names.size() > SHOWN ? ", …" : "");
    }

    static boolean fits(TensorEntry entry, Tensor tensor) {
        return entry.shape().equals(Shapes.of(tensor)) && entry.isFloating() == tensor.is_floating_point();
    }

    boolean isEmpty() {
        return missing.isEmpty() && unexpected.isEmpty() && different.isEmpty();
    }

    /** With tensors of something else in the file, which say whose it is. */
    Mismatch alsoUnexpected(Map<String, TensorEntry> others) {
        List<String> all = new ArrayList<>(unexpected);
        all.addAll(described(others));
        return new Mismatch(missing, all, different);
    }

    /** Continues the file's name. */
    String described() {
        StringBuilder text = new StringBuilder("does not have this backbone's tensors");
        add(text, "missing", missing);
        add(text, "unexpected", unexpected);
        add(text, "of another shape", different);
        return text.toString();
    }

    private static void add(StringBuilder text, String what, List<String> names) {
        if (!names.isEmpty()) {
            text.append("\n  ").append(names.size()).append(' ').append(what).append(": ");
            text.append(listed(names));
        }
    }
}
