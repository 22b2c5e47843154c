using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Registry;

/// <summary>The registry's doors for readers. What an officer reads of a dossier is written down.</summary>
internal static class RegisterDoors
{
    public static Task<Read<RegisterEnterprise>> Enterprise(HttpContext context) =>
        Find(context, "enterprise", static (register, id) => register.Enterprise(new EnterpriseId(id)));

    public static Task<Read<RegisterSite>> Site(HttpContext context) => Find(context, "site", static (register, id) => register.Site(new SiteId(id)));

    public static async Task<Read<IReadOnlyList<RegisterSite>>> Sites(HttpContext context)
    {
        var asked = new Asked(context);
        var (now, unread) = await context.RequestServices.GetRequiredService<DoorClock>().Now(context);
        var wanted = new SiteQuestion(
            asked.Id<EnterpriseId>("enterprise"), asked.Text("division"), asked.Text("supervisor"), asked.Text("kind"),
            asked.Word("class", Kinds(RegisterKinds.SiteClass)), asked.Word("status", Kinds(RegisterKinds.SiteStatus)),
            asked.Word("keyUnit", ["true", "false"]) is { } flag ? flag == "true" : null, asked.Text("evaluation"), asked.Text("result"));
        return (unread ?? asked.Objection ?? wanted.Objection()) is { } unfit
            ? unfit
            : new Read<IReadOnlyList<RegisterSite>>(Runner(context).Read(register => SiteList.Of(wanted, Calendar.DayOf(now), register.On(Calendar.DayOf(now)))), null);
    }

    public static Read<IReadOnlyList<CityKind>> CityKinds(HttpContext context)
    {
        var asked = new Asked(context);
        var division = asked.Text("division");
        return asked.Objection is { } unfit ? unfit
            : division is null ? Refused.With("field_missing", "", ("field", "division"))
            : Divisions.Find(division) is null ? Refused.With("division_unknown", "", ("division", division))
            : new Read<IReadOnlyList<CityKind>>(Waste.CityKinds.Of(division), null);
    }

    public static async Task<Read<SiteDossier>> Dossier(HttpContext context, Caller reader)
    {
        await context.RequestServices.GetRequiredService<ReadAudit>().Write(context, reader);
        var site = new SiteId((string)context.Request.RouteValues["id"]!);
        return await Today(context, register => SiteList.Dossier(site, reader, register));
    }

    public static async Task<Read<EnterpriseDossier>> EnterpriseDossier(HttpContext context, Caller reader)
    {
        await context.RequestServices.GetRequiredService<ReadAudit>().Write(context, reader);
        var enterprise = new EnterpriseId((string)context.Request.RouteValues["id"]!);
        return await Today(context, register => SiteList.Dossier(enterprise, reader, register));
    }

    private static IEnumerable<string> Kinds(string of) => RegisterKinds.All.Where(k => k.Of == of).Select(static k => k.Kind);

    private static FoldRunner Runner(HttpContext context) => context.RequestServices.GetRequiredService<FoldRunners>().Of("registry");

    private static Task<Read<T>> Find<T>(HttpContext context, string what, Func<Hosting.Register, string, T?> look) where T : class
    {
        var id = (string)context.Request.RouteValues["id"]!;
        return Today<T>(context, register => look(register, id) is { } found ? new Read<T>(found, null) : Refused.With("not_found", "", ("what", $"{what} {id}")));
    }

    /// <summary>What the register says on the day that it is asked, though no line may have come on it yet.</summary>
    private static async Task<Read<T>> Today<T>(HttpContext context, Func<Hosting.Register, Read<T>> look) where T : class
    {
        var (now, unread) = await context.RequestServices.GetRequiredService<DoorClock>().Now(context);
        return unread is { } unfit ? unfit : Runner(context).Read(register => look(register.On(Calendar.DayOf(now))));
    }
}
