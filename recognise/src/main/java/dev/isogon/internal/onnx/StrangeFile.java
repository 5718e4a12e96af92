package dev.isogon.internal.onnx;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a file is that was taken for ONNX and is none. */
final class StrangeFile {

    private static final String WEIGHTS =
            ", not ONNX. isogon models add takes PyTorch's tensors of a network that it knows; otherwise export the network to ONNX"
                    + " with what wrote it";
    private static final String EXPORT = ", not ONNX. Export the network to ONNX with what wrote it";

    /** Beginnings, and what they say. */
    private static final Map<String, String> KINDS = kinds();

    private StrangeFile() {}

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put(
                "version https://git-lfs",
                "is a pointer of Git LFS in place of the file; get the file itself, for example by git lfs pull");
        kinds.put("PK\u0003\u0004", "is a zip archive, as PyTorch and Keras write theirs" + WEIGHTS);
        kinds.put("\u0080\u0002", "is a pickle, as PyTorch wrote them" + EXPORT);
        kinds.put("\u0089HDF", "is HDF5, as Keras writes it" + EXPORT);
        kinds.put("\u001f\u008b", "is compressed by gzip; unpack it first");
        kinds.put("<", "is a web page or XML, not ONNX; perhaps its download failed");
        kinds.put("{", "is JSON, not ONNX");
        return kinds;
    }

    /** Whether it begins as writers of ONNX begin: with the version of its format. */
    static boolean looksLikeOnnx(byte[] head) {
        return head.length > 1 && head[0] == 8 && head[1] > 0 && head[1] < 64;
    }

    /** Continues the file's name. */
    static String problem(byte[] head) {
        if (head.length == 0) {
            return "is empty";
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("TFL3", 4)) {
            return "is TensorFlow Lite" + EXPORT;
        }
        return KINDS.entrySet().stream()
                .filter(each -> text.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("is no ONNX file: no network is in it");
    }
}
