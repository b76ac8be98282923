package org.ouinon.link;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/** Opens the token in a path, so that resources take links and never text. */
@Provider
class SealedLinkConverter implements ParamConverterProvider {

    private final Tokens tokens;

    SealedLinkConverter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == SealedLink.class ? (ParamConverter<T>) new Opening() : null;
    }

    private class Opening implements ParamConverter<SealedLink> {

        @Override
        public SealedLink fromString(String token) {
            return tokens.open(token)
                    .map(link -> new SealedLink(token, link))
                    .orElseThrow(() -> new Problem(Trouble.UNKNOWN_LINK));
        }

        @Override
        public String toString(SealedLink link) {
            return link.token();
        }
    }
}
