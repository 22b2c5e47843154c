using System.Globalization;
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
        if (Question(context.Request.Query, out var asked) is { } unfit)
        {
            return unfit;
        }

        await Audit(context, reader);
        return new Read<IReadOnlyList<ManifestRow>>(Runner(context).Read(register => ManifestList.Of(asked!, reader, register)), null);
    }

    public static async Task<Read<IReadOnlyList<AllowanceView>>> Allowances(HttpContext context, Caller reader)
    {
        if (context.Request.Query["site"] is not [{ Length: > 0 } text, ..] || !SiteId.TryRead(text, out var site))
        {
            return Refused.With("field_missing", "", ("field", "site"));
        }

        await Audit(context, reader);
        return Runner(context).Read<Read<IReadOnlyList<AllowanceView>>>(register =>
            Standing.Objection(reader, register, site, "", new Findings()) is { } refused
                ? refused
                : new Read<IReadOnlyList<AllowanceView>>(AllowanceFold.Of(site, register), null));
    }

    private static Refused? Question(IQueryCollection query, out ManifestQuestion? asked)
    {
        asked = null;
        SiteId? site = null;
        EnterpriseId? enterprise = null;
        var take = ManifestQuestion.TakeDefault;
        if (query["site"] is [{ Length: > 0 } s, ..])
        {
            if (!SiteId.TryRead(s, out var named))
            {
                return Malformed("site");
            }

            site = named;
        }

        if (query["enterprise"] is [{ Length: > 0 } e, ..])
        {
            if (!EnterpriseId.TryRead(e, out var named))
            {
                return Malformed("enterprise");
            }

            enterprise = named;
        }

        if (query["take"] is [{ Length: > 0 } t, ..] && !int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out take))
        {
            return Malformed("take");
        }

        asked = new(query["state"] is [{ Length: > 0 } state, ..] ? state : null, site, enterprise, Math.Clamp(take, 1, ManifestQuestion.TakeMax));
        return null;
    }

    private static Refused Malformed(string field) => Refused.With("field_malformed", "", ("pointer", field));

    private static Task Audit(HttpContext context, Caller reader) =>
        reader.IsAuthority ? context.RequestServices.GetRequiredService<ReadAudit>().Write(context, reader) : Task.CompletedTask;

    private static FoldRunner Runner(HttpContext context) => context.RequestServices.GetRequiredService<FoldRunners>().Of(BureauRoom.RoomName);
}
