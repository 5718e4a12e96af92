package dev.isogon.internal.arch;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The test's class path without some of its jars, in a class loader that sees nothing else but the JDK: what a user has who
 * did not add them. The classes of the module and of its tests are in it a second time.
 */
public final class SmallerClassPath extends URLClassLoader {

    private SmallerClassPath(URL[] urls) {
        super(urls, ClassLoader.getPlatformClassLoader());
    }

    /** With the folders of classes, and those jars whose file name is kept. */
    public static SmallerClassPath keeping(Predicate<String> jar) throws MalformedURLException {
        List<URL> kept = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (!entry.endsWith(".jar") || jar.test(String.valueOf(path.getFileName()))) {
                kept.add(path.toUri().toURL());
            }
        }
        return new SmallerClassPath(kept.toArray(new URL[0]));
    }

    /** Whether a class can be loaded here. */
    public boolean has(String className) {
        try {
            Class.forName(className, false, this);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /**
     * What a public static method gives that is called here; it takes and gives the JDK's types alone, since all others are
     * not the caller's.
     *
     * @throws Throwable what the method threw
     */
    public Object call(Class<?> inClass, String method, Object... arguments) throws Throwable {
        for (var each : Class.forName(inClass.getName(), true, this).getMethods()) {
            if (each.getName().equals(method)) {
                try {
                    return each.invoke(null, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
        throw new NoSuchMethodException(inClass.getName() + "." + method);
    }
}
