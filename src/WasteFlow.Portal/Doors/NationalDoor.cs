using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WasteFlow.Client.National;
using WasteFlow.Documents;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>
/// Uploads what the national platform exports (国家系统导出文件): first it is shown what the file says and of which site, then it is entered by the reader's own
/// acts, with an answer for each entry. Between the two nothing is kept here: the page carries the file along.
/// </summary>
public static class NationalDoor
{
    public const string Address = $"{PortalRoom.Root}/national";

    /// <summary>The field of a unit with several sites begins so; its credit code follows.</summary>
    public const string SiteField = "site.";

    /// <summary>About two thousand rows; more goes by <c>wasteflow import</c>.</summary>
    private const int BytesMax = 1 << 20;

    public static readonly IReadOnlyList<string> Kinds = [.. NationalColumns.Own.Select(static c => c.Kind).Distinct(StringComparer.Ordinal)];

    public static Task<Page> Show(Visit visit, RouteValueDictionary route) =>
        Task.FromResult(visit.Asked().Objection is { } unfit ? Page.Unfit(unfit) : Page.Of<NationalPage>());

    /// <summary>Shows what the uploaded file says; where the form says <c>enter</c>, enters it.</summary>
    public static async Task<Page> Take(Visit visit, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(visit.Cancel);
        var kind = form["kind"].ToString();
        if (visit.Session is null)
        {
            return Page.GoTo(SignInDoor.Address(Address));
        }

        if (!Kinds.Contains(kind, StringComparer.Ordinal))
        {
            return Page.Unfit(Refused.With("field_malformed", "", ("pointer", "kind")));
        }

        var (text, unreadable) = await Text(form, kind, visit.Cancel);
        if (unreadable is not null)
        {
            return Page.Unfit(unreadable);
        }

        var mapping = NationalColumns.Own.Where(c => c.Kind == kind).ToList();
        var chosen = form.Where(static f => f.Key.StartsWith(SiteField, StringComparison.Ordinal) && f.Value.ToString().Length > 0)
            .ToDictionary(static f => f.Key[SiteField.Length..], static f => f.Value.ToString(), StringComparer.Ordinal);
        var sites = await NationalSites.Of(visit.Client, text, mapping, chosen, visit.Cancel);
        var entries = NationalRows.Read(text, kind, mapping, sites.Of);
        var answers = new Dictionary<NationalEntry, NationalAnswer>();
        if (form.ContainsKey("enter"))
        {
            var sending = new NationalSending(visit.Client);
            foreach (var entry in entries.Where(static e => e.Faults.Count == 0))
            {
                answers[entry] = await sending.Enter(entry, visit.Cancel);
            }
        }

        await visit.LookAtHead();
        return Page.Of<NationalPage>(
            ("Kind", kind), ("Text", text), ("Sites", sites), ("Chosen", chosen), ("Entries", entries), ("Answers", answers), ("Entered", form.ContainsKey("enter")));
    }

    /// <summary>The file's rows as CSV: of the upload, or of what the preview carried along.</summary>
    private static async Task<(string Text, Refused? Refused)> Text(IFormCollection form, string kind, CancellationToken cancel)
    {
        if (form["text"].ToString() is { Length: > 0 } carried)
        {
            var read = new byte[carried.Length];
            return Convert.TryFromBase64String(carried, read, out var length) ? (Encoding.UTF8.GetString(read, 0, length), null) : ("", Malformed("text"));
        }

        if (form.Files is not [{ Length: > 0 } file])
        {
            return ("", Refused.With("field_missing", "", ("field", "file")));
        }

        if (file.Length > BytesMax)
        {
            return ("", Refused.With("body_too_long", "", ("max", BytesMax.ToString("N0", System.Globalization.CultureInfo.InvariantCulture))));
        }

        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        try
        {
            return (SheetReading.IsWorkbook(bytes)
                ? SheetReading.Csv(bytes, [.. NationalColumns.Own.Where(c => c.Kind == kind && c.Column.Length > 0).Select(static c => c.Column).Distinct(StringComparer.Ordinal)])
                : TableRow.Decoded(bytes), null);
        }
        catch (InvalidDataException e)
        {
            return ("", Refused.With("table_malformed", "", ("table", file.FileName), ("where", e.Message)));
        }
    }

    private static Refused Malformed(string field) => Refused.With("field_malformed", "", ("pointer", field));
}
