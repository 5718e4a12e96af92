package dev.isogon.internal.bench;

import java.util.List;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Loads the benchmarks of a module, and the natives that they call, and measures nothing: nobody runs benchmarks daily, and
 * what a moved class or a library that is gone breaks in them would show months later.
 */
public final class Check {

    /** The classes that load the natives; a module without the training engine has the first alone. */
    private static final List<String> NATIVES =
            List.of("org.bytedeco.openblas.global.openblas", "org.bytedeco.pytorch.global.torch");

    private Check() {}

    /** Takes the benchmarks' names as {@code bench/run} has them; ends with an exception at the first that cannot start. */
    public static void main(String[] names) throws ReflectiveOperationException {
        for (String each : NATIVES) {
            if (isThere(each)) {
                Class.forName(each);
            }
        }
        for (String name : names) {
            Class<?> type = Class.forName("dev.isogon.internal." + name);
            type.getMethod("main", String[].class);
            if (type.isAnnotationPresent(State.class) && !isKnownToJmh(type)) {
                throw new ClassNotFoundException("JMH has no generated code for " + type.getName());
            }
            System.out.println(name + " would start");
        }
    }

    private static boolean isThere(String name) {
        return Check.class.getResource("/" + name.replace('.', '/') + ".class") != null;
    }

    private static boolean isKnownToJmh(Class<?> type) {
        return !BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        List.of("^" + type.getName().replace(".", "\\.") + "\\."),
                        List.of())
                .isEmpty();
    }
}
