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
    private final Revocations revocations;

    SealedLinkConverter(Tokens tokens, Revocations revocations) {
        this.tokens = tokens;
        this.revocations = revocations;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == SealedLink.class ? (ParamConverter<T>) new Opening() : null;
    }

    private class Opening implements ParamConverter<SealedLink> {

        @Override
        public SealedLink fromString(String token) {
            Link link = tokens.open(token).orElseThrow(() -> new Problem(Trouble.UNKNOWN_LINK));
            if (revocations.concern(link, tokens.keyOf(token))) {
                throw new Problem(Trouble.REVOKED_LINK);
            }
            return new SealedLink(token, link);
        }

        @Override
        public String toString(SealedLink link) {
            return link.token();
        }
    }
}
