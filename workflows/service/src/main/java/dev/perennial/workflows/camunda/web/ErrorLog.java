package dev.perennial.workflows.camunda.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Logs what a servlet throws: the servlet container answers 500 and keeps the cause to itself. */
public class ErrorLog implements Filter {
    private static final Logger LOG = Logger.getLogger(ErrorLog.class);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | Error failure) {
            String path = request instanceof HttpServletRequest http ? http.getRequestURI() : "";
            LOG.errorf(failure, "%s failed", path);
            throw failure;
        }
    }
}
