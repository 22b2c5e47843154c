using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Registry;

/// <summary>Which sites somebody looks for; what is null does not matter.</summary>
/// <param name="Division">Lies in it, however deep.</param>
/// <param name="Supervisor">Is supervised by the bureau of the division or of one in it: by this the ETDZ stands apart from the district it lies in.</param>
/// <param name="Evaluation">An <c>evaluation</c> of <c>register-kinds.csv</c> by which it stands at <paramref name="Result"/> on the day: the recyclers that are designated (指定).</param>
/// <param name="Result">A status of that kind.</param>
public sealed record SiteQuestion(
    EnterpriseId? Enterprise = null, string? Division = null, string? Supervisor = null, string? Kind = null, string? Class = null,
    string? Status = null, bool? KeyUnit = null, string? Evaluation = null, string? Result = null)
{
    public Refused? Objection() =>
        new[] { Division, Supervisor }.FirstOrDefault(static d => d is not null && Divisions.Find(d) is null) is { } division
            ? Refused.With("division_unknown", "", ("division", division))
        : Kind is not null && PartyKinds.Find(Kind) is null ? Refused.With("kind_unknown", "", ("kind", Kind))
        : Evaluation is null != Result is null ? Refused.With("field_missing", "", ("field", Evaluation is null ? "evaluation" : "result"))
        : RegisterKinds.Objection(RegisterKinds.Evaluation, Evaluation, "") is { } unknown ? unknown
        : Evaluation is { } of && RegisterKinds.Find(RegisterKinds.Evaluation, of)!.Statuses is var known && !known.Contains(Result!, StringComparer.Ordinal)
            ? Refused.With("status_unknown", "", ("status", Result!), ("statuses", string.Join(", ", known)))
        : null;

    public bool Wants(RegisterSite site, LocalDate day, Hosting.Register register) =>
        (Division is null || Divisions.IsIn(site.Division, Division))
        && (Supervisor is null || Divisions.IsIn(site.Supervisor, Supervisor))
        && (Kind is null || site.Kind == Kind)
        && (Class is null || site.ClassOf() == Class)
        && (Status is null || register.StatusOn(site, day) == Status)
        && (KeyUnit is not { } key || site.IsKeyUnit() == key)
        && (Evaluation is null || register.Evaluation(site.Site, Evaluation, day)?.Status == Result);
}

/// <summary>Sites by what is asked of them, and all that is registered of one.</summary>
public static class SiteList
{
    public static IReadOnlyList<RegisterSite> Of(SiteQuestion asked, LocalDate day, Hosting.Register register) =>
        [.. (asked.Enterprise is { } of ? register.SitesOf(of) : register.Sites()).Where(s => asked.Wants(s, day, register))];

    /// <summary>One enterprise, one page (一企一档): for itself and for the bureau that answers for the site.</summary>
    public static Read<SiteDossier> Dossier(SiteId named, Caller reader, Hosting.Register register)
    {
        if (Standing.Objection(reader, register, named, "", new Findings(register.Law.On(default))) is { } refused)
        {
            return refused;
        }

        var site = register.Site(named)!;
        var owner = site.Enterprise;
        return new SiteDossier(
            site, register.Enterprise(owner)!, [.. register.ChangesOf(named)], [.. register.PermitsOf(named)], [.. register.ApprovalsOf(named)],
            [.. register.ManagementPlansOf(named)], [.. register.ContractsOf(owner)], [.. register.VehiclesOf(owner)], [.. register.LicencesOf(owner)],
            [.. register.InsurancesOf(owner)], [.. register.EvaluationsOf(named)], register.ServiceArea(named),
            [.. register.Expiries().Where(e => e.Site == named || e.Enterprise == owner).OrderBy(static e => e.Until)]);
    }

    /// <summary>For its own people, and for the bureau of its seat or of one of its sites.</summary>
    public static Read<EnterpriseDossier> Dossier(EnterpriseId named, Caller reader, Hosting.Register register)
    {
        var found = new Findings(register.Law.On(default));
        if (Standing.Objection(reader, register, named, "", found) is { } refused && !register.SitesOf(named).Any(s => Standing.Objection(reader, register, s.Site, "", found) is null))
        {
            return refused;
        }

        var sites = register.SitesOf(named).ToList();
        return new EnterpriseDossier(
            register.Enterprise(named)!, [.. register.ChangesOf(named)], sites, [.. register.ContractsOf(named)], [.. register.VehiclesOf(named)],
            [.. register.LicencesOf(named)], [.. register.InsurancesOf(named)],
            [.. register.Expiries().Where(e => e.Enterprise == named || sites.Any(s => s.Site == e.Site)).OrderBy(static e => e.Until)]);
    }
}
