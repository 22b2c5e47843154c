using Microsoft.AspNetCore.Routing;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>
/// The number that the national system gave a manifest (国家联单编号): entered by the mover or the receiver, judged alike in the rooms of both. No mass
/// moves by it, so the ledger only numbers the line.
/// </summary>
public static class NationalNumbers
{
    public static void MapNationalNumbers(this IEndpointRouteBuilder routes, IRoom room) => routes.MapAct<NameNationalNumber>(room, Name);

    public static Judgement Name(NameNationalNumber act, Register register, Caller by, Instant now)
    {
        if (register.Manifest(act.Manifest) is not { } manifest)
        {
            return Refused.With("no_such_manifest", "/manifest", ("manifest", act.Manifest.Text));
        }

        var found = new Findings(register.LawOf(manifest));
        var isReceiver = by.Enterprise is { } own && own == register.Site(manifest.Receiver)?.Enterprise;
        return found.Close(
            (isReceiver ? null : Standing.Objection(by, register, manifest.Mover, "/manifest", found, manifest.Stream))
            ?? Objection(
                act.NationalNumber, "/nationalNumber", manifest.Stream, manifest.Items.Select(static i => i.Code), manifest.Mover, manifest.FiledAt,
                act.Manifest, register, found));
    }

    /// <summary>A number that a manifest is filed with.</summary>
    public static Refused? Objection(FileManifest act, Register register, Findings found) => act.NationalNumber is not { } number ? null : Objection(
        number, "/nationalNumber", act.Stream, act.Items.Select(static i => i.Code), act.Mover, act.HappenedAt, null, register, found);

    /// <summary>It has its form, the manifest is of the national form, and no other has it; another year or prefecture than the mover's is noted.</summary>
    private static Refused? Objection(
        string number, string pointer, string stream, IEnumerable<WasteCode> codes, SiteId mover, Instant filed, ManifestNumber? own, Register register,
        Findings found)
    {
        if (!ManifestNumbers.IsNational(number))
        {
            return Refused.With("national_number_malformed", pointer, ("number", number));
        }

        if (!codes.Any(found.Law.Tables.Streams.Of(stream).IsNational))
        {
            return Refused.With("not_of_national_form", pointer, ("stream", stream));
        }

        var stands = register.National(number);
        if (stands?.Manifest is { } other && other != own)
        {
            return Refused.With("national_number_taken", pointer, ("number", number), ("manifest", other.Text));
        }

        if (stands?.Manifest is null)
        {
            found.Claim(FormattableString.Invariant($"national/{number}@{stands?.Line ?? 0}"), "national_number_taken", pointer, ("number", number));
        }

        var series = $"{Calendar.DayOf(filed).Year}{register.Site(mover)!.Division[..4]}";
        if (!number.StartsWith(series, StringComparison.Ordinal))
        {
            found.Add(Note.With("national_number_elsewhere", pointer, ("number", number), ("series", series)));
        }

        return null;
    }
}
