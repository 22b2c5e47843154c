using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>
/// A producer's clerk declares what a site will generate (产生清单申报), by amounts or by coefficients of its own (产废系数), and sees what was declared beside what
/// was generated, with the alarms that follow.
/// </summary>
public static class GenerationDoor
{
    public const string Address = $"{PortalRoom.Root}/generation";

    /// <summary>Wastes of one form; more are declared by another.</summary>
    public const int RowsMax = 6;

    public static string Of(SiteId site) => $"{Address}?site={site}";

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var asked = visit.Asked();
        var (site, entered) = (asked.Id<SiteId>("site"), asked.Number("entered"));
        return asked.Objection is { } unfit ? Page.Unfit(unfit) : await Drawn(visit, site, entered, null, Typed.None);
    }

    /// <summary>The form carries act id and time along, so that pressing twice declares once; what is refused comes back with what was typed.</summary>
    public static async Task<Page> Declare(Visit visit, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(visit.Cancel);
        if (visit.Session is null)
        {
            return Page.GoTo(SignInDoor.Address(Address));
        }

        if (!SiteId.TryRead(form["site"].ToString(), out var site))
        {
            return Page.Unfit(Refused.With("field_malformed", "", ("pointer", "site")));
        }

        if (!Guid.TryParseExact(form["act"], "D", out var actId))
        {
            return Page.Unfit(Refused.With("field_malformed", "", ("pointer", "act")));
        }

        if (InstantPattern.ExtendedIso.Parse(form["at"].ToString()) is not { Success: true, Value: var at })
        {
            return Page.Unfit(Refused.With("field_malformed", "", ("pointer", "at")));
        }

        var typed = Typed.Of(form);
        var said = typed.Act(actId, at, site, out var unfit);
        if (said is null)
        {
            return await Drawn(visit, site, null, Sentence(unfit!), typed);
        }

        var declared = await visit.Client.DeclareGeneration(said, visit.Cancel);
        return declared.Value is { } accepted ? Page.GoTo(string.Create(CultureInfo.InvariantCulture, $"{Of(site)}&entered={accepted.Line}"))
            : declared.Status == StatusCodes.Status401Unauthorized ? Page.Problem(declared)
            : await Drawn(visit, site, null, declared.Refusal, typed);
    }

    private static async Task<Page> Drawn(Visit visit, SiteId? asked, long? entered, Refusal? refusal, Typed typed)
    {
        if (!visit.Declares || visit.Session!.Enterprise is not { } enterprise)
        {
            return Page.Unfit(new Refused("role_not_allowed"));
        }

        if ((await visit.LookAtHead()) is { Went: false } behind)
        {
            return Page.Problem(behind);
        }

        var answer = await visit.Client.Sites(enterprise, cancel: visit.Cancel);
        if (answer.Value is not { } sites)
        {
            return Page.Problem(answer);
        }

        if ((asked ?? (sites.Count > 0 ? sites[0].Site : (SiteId?)null)) is not { } site)
        {
            return Page.Of<GenerationPage>(("Sites", sites), ("Typed", typed));
        }

        var expected = await visit.Client.Generation(site, visit.Cancel);
        return expected.Value is not { } now ? Page.Problem(expected) : Page.Of<GenerationPage>(
            refusal is null ? StatusCodes.Status200OK : Refusals.Of(refusal.Refused.Code).Http,
            ("Sites", sites), ("Site", site), ("Expected", now), ("Entered", entered), ("Refusal", refusal), ("Typed", typed));
    }

    private static Refusal Sentence(Refused refused) =>
        Refusals.Of(refused.Code) is var row ? new(refused, row.SayZh(refused.Details), row.SayEn(refused.Details)) : null!;

    /// <summary>What stands in the form, as it was typed.</summary>
    /// <param name="From">The first month, <c>2025-04</c>.</param>
    public sealed record Typed(string From, string Months, IReadOnlyList<TypedWaste> Wastes)
    {
        public static readonly Typed None = new("", "3", [.. Enumerable.Repeat(TypedWaste.None, RowsMax)]);

        public static Typed Of(IFormCollection form) => new(
            form["from"].ToString().Trim(), form["months"].ToString().Trim(), [.. Enumerable.Range(0, RowsMax).Select(i => TypedWaste.Of(form, i))]);

        /// <summary>The row of the form that a pointer into the act is about, from 0; blank rows are not in the act.</summary>
        public int? RowOf(string pointer) =>
            pointer.Split('/') is ["", "wastes", var n, ..] && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
                ? Enumerable.Range(0, Wastes.Count).Where(r => !Wastes[r].IsBlank).Cast<int?>().ElementAtOrDefault(i)
                : null;

        internal DeclareGeneration? Act(Guid actId, Instant at, SiteId site, out Refused? unfit)
        {
            unfit = null;
            var from = LocalDatePattern.Iso.Parse(From + "-01");
            var wastes = new List<DeclaredWaste>();
            foreach (var row in Wastes.Where(static w => !w.IsBlank))
            {
                if (!WasteCode.TryRead(row.Code, out var code))
                {
                    unfit ??= Refused.With("code_malformed", FormattableString.Invariant($"/wastes/{wastes.Count}/code"), ("code", row.Code));
                }

                wastes.Add(row.Waste(code));
            }

            unfit = !from.Success ? Refused.With("field_malformed", "/from", ("pointer", "/from")) : unfit;
            if (!int.TryParse(Months, NumberStyles.None, CultureInfo.InvariantCulture, out var months))
            {
                unfit ??= Refused.With("field_malformed", "/months", ("pointer", "/months"));
            }

            return unfit is null ? new(actId, at, site, from.Value, months, wastes) : null;
        }
    }

    /// <summary>One waste as typed: an amount, or product, unit, output and kilograms for each; and what the list says of it beside.</summary>
    public sealed record TypedWaste(
        string Code, string Step, string Tonnes, string Product, string Unit, string Output, string Kilograms, string Physical, string Components, string Pollution)
    {
        public static readonly TypedWaste None = new("", "", "", "", "", "", "", "", "", "");

        public bool IsBlank => this == None;

        private bool HasCoefficient => (Product + Unit + Output + Kilograms).Length > 0;

        internal static TypedWaste Of(IFormCollection form, int row)
        {
            string Field(string name) => form[FormattableString.Invariant($"{name}.{row}")].ToString().Trim();
            return new(
                Field("code"), Field("step"), Field("tonnes"), Field("product"), Field("unit"), Field("output"), Field("kilograms"), Field("physical"),
                Field("components"), Field("pollution"));
        }

        internal DeclaredWaste Waste(WasteCode code) => new(
            code, Tonnes.Length > 0 ? new(Tonnes, "t") : null, HasCoefficient ? new(Product, Unit, Output, Kilograms) : null, Said(Step), Said(Physical),
            Said(Components), Said(Pollution));

        private static string? Said(string text) => text.Length > 0 ? text : null;
    }
}
