package deskbridge.demo.chaos;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;

/** Stands for a large interface of which a test needs little. */
final class Paper {

    private Paper() {}

    /**
     * The interface as far as the object has its methods; calling any other is an error.
     *
     * @param held has some of the methods, under the same names
     */
    static <T> T as(Class<T> type, Object held) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    try {
                        return held.getClass()
                                .getDeclaredMethod(method.getName(), method.getParameterTypes())
                                .invoke(held, values);
                    } catch (NoSuchMethodException e) {
                        throw new UnsupportedOperationException(type.getSimpleName() + "." + method.getName(), e);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                }));
    }
}
