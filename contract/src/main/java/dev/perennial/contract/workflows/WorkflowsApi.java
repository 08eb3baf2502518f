package dev.perennial.contract.workflows;

import dev.perennial.contract.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Policies, renewals, decisions. */
@Path("/api/workflows/v1")
public interface WorkflowsApi {
    @GET
    @Path("/policies/{model}")
    PolicyView policy(@PathParam("model") String model);

    /** A new version of the policy; renewals under way keep theirs. */
    @PUT
    @Path("/policies/{model}")
    PolicyView setPolicy(@PathParam("model") String model, @NotNull @Valid Policy policy);

    @POST
    @Path("/renewals")
    RenewalView start(
            @HeaderParam("Idempotency-Key") @NotNull String key,
            @NotNull @Valid StartRenewal renewal);

    /** Newest first. */
    @GET
    @Path("/renewals")
    Page<RenewalView> renewals(
            @QueryParam("model") @Nullable String model,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);

    @GET
    @Path("/renewals/{id}")
    RenewalView renewal(@PathParam("id") String id);

    /** 403 for the requester, 409 when anything changed since the evidence or nothing waits. */
    @POST
    @Path("/renewals/{id}/decision")
    RenewalView decide(@PathParam("id") String id, @NotNull @Valid Decision decision);

    /** Findings that were held against the model's policy, newest first: why it acted or not. */
    @GET
    @Path("/considerations")
    Page<ConsiderationView> considerations(
            @QueryParam("model") @NotNull String model,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);

    @GET
    @Path("/automation")
    AutomationSwitch automation();

    @PUT
    @Path("/automation")
    AutomationSwitch switchAutomation(@NotNull @Valid AutomationSwitch automation);
}
