package dev.isogon.internal.data.pickle;

import dev.isogon.internal.data.text.Printable;
import dev.isogon.metrics.BrokenFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A network's tensors by name among what a training program has saved. */
final class StateDict {

    /** What makes a file of nothing else. */
    static final String SAVE = "Load it with PyTorch and save the tensors alone: torch.save(model.state_dict(), file)";

    /** Names under which training programs keep the network's tensors beside the optimizer's and others. */
    private static final List<String> WITHIN = List.of("state_dict", "model", "model_state", "model_state_dict");

    private static final int SHOWN = 5;

    private StateDict() {}

    /**
     * Looks at the top, then under the usual names.
     *
     * @param value what the pickle holds
     * @throws BrokenFileException when no tensor has a name there
     */
    static Map<String, StoredTensor> of(Path file, @Nullable Object value) {
        if (!(value instanceof PickledDictionary whole)) {
            throw new BrokenFileException(file, "has no tensors by name, but one value alone. " + SAVE);
        }
        Map<String, StoredTensor> found = named(whole);
        for (String each : WITHIN) {
            if (found.isEmpty() && whole.values().get(each) instanceof PickledDictionary within) {
                found = named(within);
            }
        }
        if (found.isEmpty()) {
            List<String> keys = new ArrayList<>();
            whole.values().keySet().forEach(each -> keys.add(Printable.of(String.valueOf(each))));
            throw new BrokenFileException(
                    file,
                    "has no tensors by name, neither at its top nor under " + String.join(", ", WITHIN) + "; it has "
                            + (keys.isEmpty()
                                    ? "nothing"
                                    : String.join(", ", keys.subList(0, Math.min(SHOWN, keys.size()))))
                            + (keys.size() > SHOWN ? ", …" : "") + ". " + SAVE);
        }
        return found;
    }

    private static Map<String, StoredTensor> named(PickledDictionary dictionary) {
        Map<String, StoredTensor> named = new LinkedHashMap<>();
        dictionary.values().forEach((key, value) -> {
            if (key instanceof String name && value instanceof StoredTensor tensor) {
                named.put(name, tensor);
            }
        });
        return named;
    }
}
