using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>Making labels (制作标签) for whoever holds waste at a site; judged alike in every room that takes it.</summary>
public static class Labelling
{
    private const int CountMax = 200;

    /// <summary>A tank truck's; a container that bears a label holds less.</summary>
    private const int LitresMax = 100_000;

    /// <summary>Opens the act's door, and the one that tells which labels a line made: by the line's number, or by one of its labels.</summary>
    public static void MapLabels(this IEndpointRouteBuilder routes, IRoom room)
    {
        routes.MapAct<MakeLabels>(room, Make);
        routes.MapRead<LabelSheet>(room, "labels/{line}", async (context, reader) =>
        {
            await context.RequestServices.GetRequiredService<ReadAudit>().Write(context, reader);
            return context.RequestServices.GetRequiredService<FoldRunners>().Of(room.Name).Read(register => Made(context, reader, register));
        });
    }

    public static Judgement Make(MakeLabels act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(
            Standing.Objection(by, register, act.Site, "/site", found)
            ?? found.Law.Tables.Codes.Objection(act.Code, "/code")
            ?? (act.Litres is < 1 or > LitresMax ? Refused.With("field_malformed", "/litres", ("pointer", "/litres")) : null)
            ?? (act.Count is < 1 or > CountMax ? Refused.With("label_count", "/count", ("max", Text(CountMax))) : null)
            ?? Series(act, register, found));
    }

    /// <summary>A form serves the code, and the series bears so many more.</summary>
    private static Refused? Series(MakeLabels act, Register register, Findings found)
    {
        if (LabelForms.Find(act.Form, act.Code) is not { } form)
        {
            return Refused.With("label_form_unknown", "/form", ("form", act.Form ?? ""), ("code", act.Code.Text));
        }

        var series = LabelForms.Series(form, register.Site(act.Site)!.Enterprise, act.Site, act.Code, act.Day);
        if (form.Digital && !series.IsDigital)
        {
            found.Add(Note.With("label_not_digital", "/site", ("prefix", form.Prefix)));
        }

        var left = LabelSeries.SerialMax - LabelFold.Last(series.Stem, register.Fold(LabelFold.FoldName));
        return act.Count <= left ? null : Refused.With("labels_exhausted", "/count", ("left", Text(left)), ("last", Text(LabelSeries.SerialMax)));
    }

    private static Read<LabelSheet> Made(HttpContext context, Caller reader, Register register)
    {
        var text = (string?)context.Request.RouteValues["line"] ?? "";
        var labels = register.Fold(LabelFold.FoldName);
        var line = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : LabelFold.LineOf(text, labels);
        return line is null || LabelFold.Find(line.Value, labels) is not { } sheet ? Refused.With("no_such_labels", "", ("line", text))
            : Standing.Objection(reader, register, sheet.Site, "", new Findings(register.Law.On(default))) is { } notYours ? notYours
            : new Read<LabelSheet>(sheet, null);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
