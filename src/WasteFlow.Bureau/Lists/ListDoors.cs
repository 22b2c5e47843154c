using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>The bureau's doors for readers. What an officer reads is written down.</summary>
internal static class ListDoors
{
    public static async Task<Read<IReadOnlyList<ManifestRow>>> Manifests(HttpContext context, Caller reader)
    {
        if (Question(new Asked(context), out var asked) is { } unfit)
        {
            return unfit;
        }

        await Audit(context, reader);
        return new Read<IReadOnlyList<ManifestRow>>(Runner(context).Read(register => ManifestList.Of(asked, reader, register)), null);
    }

    public static async Task<Read<IReadOnlyList<AllowanceView>>> Allowances(HttpContext context, Caller reader)
    {
        var asked = new Asked(context);
        var site = asked.Needed<SiteId>("site");
        if (asked.Objection is { } unfit)
        {
            return unfit;
        }

        await Audit(context, reader);
        return Runner(context).Read<Read<IReadOnlyList<AllowanceView>>>(register =>
            Standing.Objection(reader, register, site, "", new Findings(register.Law.On(default))) is { } refused
                ? refused
                : new Read<IReadOnlyList<AllowanceView>>(AllowanceFold.Of(site, register), null));
    }

    /// <summary>The room left in fill sites: of one, or of all that are the reader's or of his region.</summary>
    public static async Task<Read<IReadOnlyList<FillSiteView>>> FillRoom(HttpContext context, Caller reader)
    {
        var asked = new Asked(context);
        var one = asked.Id<SiteId>("site");
        if (asked.Objection is { } unfit)
        {
            return unfit;
        }

        await Audit(context, reader);
        return Runner(context).Read<Read<IReadOnlyList<FillSiteView>>>(register =>
            one is { } site && Standing.Objection(reader, register, site, "", new Findings(register.Law.On(default))) is { } refused
                ? refused
                : new Read<IReadOnlyList<FillSiteView>>(
                    [.. FillSites.All(register.Fold(AlarmFold.FoldName)).Where(v => one is { } only
                        ? v.Site == only
                        : Standing.Objection(reader, register, v.Site, "", new Findings(register.Law.On(default))) is null)], null));
    }

    /// <summary>
    /// The applications of a site, the oldest number first: for its own people, and for the bureaus of both ends. Without a site a bureau reads all of
    /// which it answers for an end, and an enterprise its own.
    /// </summary>
    public static async Task<Read<IReadOnlyList<ApplicationView>>> Applications(HttpContext context, Caller reader)
    {
        var asked = new Asked(context);
        var (one, state) = (asked.Id<SiteId>("site"), asked.Word("state", ApplicationSteps.States));
        if (asked.Objection is { } unfit)
        {
            return unfit;
        }

        await Audit(context, reader);
        return Runner(context).Read(register => ApplicationList.Of(one, state, reader, register));
    }

    /// <summary>The emergencies (应急状态) of a region and those it lies in, or of all; on a day, or whenever. Whoever carries or receives has to know them.</summary>
    public static Read<IReadOnlyList<DeclareEmergency>> Emergencies(HttpContext context)
    {
        var asked = new Asked(context);
        var (region, day) = (asked.Text("region"), asked.Day("day"));
        return asked.Objection is { } unfit ? unfit
            : region is not null && Divisions.Find(region) is null ? Refused.With("division_unknown", "", ("division", region))
            : new Read<IReadOnlyList<DeclareEmergency>>(Runner(context).Read(register => EmergenciesOf(region, day, register)), null);
    }

    public static IReadOnlyList<DeclareEmergency> EmergenciesOf(string? region, NodaTime.LocalDate? day, Register register) =>
        [.. register.Emergencies().Where(e => (region is null || Divisions.IsIn(region, e.Region) || Divisions.IsIn(e.Region, region)) && (day is null || (e.From <= day && day <= e.Until)))];

    /// <summary>The law as of a line (else the newest) and a day (else today): it is everybody's.</summary>
    public static async Task<Read<LawView>> LawAt(HttpContext context, Caller reader)
    {
        var asked = new Asked(context);
        var (now, unread) = await context.RequestServices.GetRequiredService<DoorClock>().Now(context);
        var (day, at, rule) = (asked.Day("day") ?? Calendar.DayOf(now), asked.Number("line"), asked.Text("rule"));
        if ((unread ?? asked.Objection) is { } unfit)
        {
            return unfit;
        }

        return Runner(context).Read<Read<LawView>>(LawFold.FoldName, (documents, line) =>
            at > line ? Refused.With("no_such_line", "", ("line", FormattableString.Invariant($"{at}")))
            : rule is not null && !LawFold.Of(documents).On(day).Tables.Rules.Knows(rule) ? Refused.With("rule_unknown", "", ("rule", rule))
            : new Read<LawView>(LawList.Of(LawFold.Of(documents).AsOf(at ?? line), at ?? line, day, rule), null));
    }

    /// <summary>What an edition would change: whoever may adopt one sees it before.</summary>
    public static async Task<Read<EditionPreview>> Preview(HttpContext context, PreviewTable asked)
    {
        var reader = context.Caller();
        await Audit(context, reader);
        var runner = Runner(context);
        return runner.Read(register => EditionPreviewing.Of(asked, register, register.Fold(AlarmFold.FoldName), reader, runner.Line));
    }

    private static Refused? Question(Asked query, out ManifestQuestion asked)
    {
        var take = query.Small("take") ?? ManifestQuestion.TakeDefault;
        asked = new(
            query.Word("state", Words.In("manifest").Append(ManifestQuestion.OnTheWay)), query.Id<SiteId>("site"), query.Id<EnterpriseId>("enterprise"), take,
            query.Text("national"));
        return query.Objection
            ?? (asked.National is { } national && !ManifestNumbers.IsNational(national) ? Refused.With("field_malformed", "", ("pointer", "national")) : null)
            ?? (take is >= 1 and <= ManifestQuestion.TakeMax ? null : Refused.With("field_malformed", "", ("pointer", "take")));
    }

    private static Task Audit(HttpContext context, Caller reader) =>
        context.RequestServices.GetRequiredService<ReadAudit>().Write(context, reader);

    private static FoldRunner Runner(HttpContext context) => context.RequestServices.GetRequiredService<FoldRunners>().Of(BureauRoom.RoomName);
}
