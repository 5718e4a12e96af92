package dev.isogon.internal.data.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a pickle has on its stack, and what it keeps to recall. */
final class PickleStack {

    private static final Object MARK = new Object();

    private final PickleInput in;
    private final List<@Nullable Object> stack = new ArrayList<>();
    private final Map<Long, @Nullable Object> memory = new HashMap<>();

    /** @param in for messages */
    PickleStack(PickleInput in) {
        this.in = in;
    }

    void push(@Nullable Object value) {
        stack.add(value);
    }

    void mark() {
        stack.add(MARK);
    }

    @Nullable
    Object top(long at) {
        if (stack.isEmpty() || stack.get(stack.size() - 1) == MARK) {
            throw in.broken(at, "needs a value where there is none");
        }
        return stack.get(stack.size() - 1);
    }

    @Nullable
    Object pop(long at) {
        Object value = top(at);
        stack.remove(stack.size() - 1);
        return value;
    }

    List<@Nullable Object> last(int count, long at) {
        List<@Nullable Object> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(0, pop(at));
        }
        return taken;
    }

    List<@Nullable Object> sinceMark(long at) {
        int mark = stack.lastIndexOf(MARK);
        if (mark < 0) {
            throw in.broken(at, "needs a mark where there is none");
        }
        List<@Nullable Object> taken = new ArrayList<>(stack.subList(mark + 1, stack.size()));
        stack.subList(mark, stack.size()).clear();
        return taken;
    }

    static List<@Nullable Object> tuple(List<@Nullable Object> values) {
        return Collections.unmodifiableList(values);
    }

    @SuppressWarnings("unchecked") // every list here is of any values
    void extend(List<@Nullable Object> more, long at) {
        if (!(top(at) instanceof ArrayList<?> list)) {
            throw in.broken(at, "appends to what is no list");
        }
        ((List<@Nullable Object>) list).addAll(more);
    }

    void keep(long number, long at) {
        memory.put(number, top(at));
    }

    void keepNext(long at) {
        keep(memory.size(), at);
    }

    void recall(long number, long at) {
        if (!memory.containsKey(number)) {
            throw in.broken(at, "recalls value " + number + ", which was never kept");
        }
        push(memory.get(number));
    }
}
