namespace Forum.Api.Tests.Authorization;

/// <summary>Every operation, asked for by every kind of people: each is answered as <see cref="WhoMayDoWhat"/> says.</summary>
public class asking_for_what_one_may_not(AppFixture app, Stage stage) : IClassFixture<Stage>
{
    public static TheoryData<string> Rows => [.. WhoMayDoWhat.Table.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task is_answered_as_the_table_says(string row)
    {
        var (ask, disagreements) = (new HowToAsk(stage), new List<string>());
        foreach (var who in Enum.GetValues<Who>())
        {
            var (answer, due) = (await ask.AnswerAsync(who, row), WhoMayDoWhat.Table[row][who]);
            if (answer != due) disagreements.Add($"{who} is answered '{answer}' where the table says '{due}'.");
        }

        Assert.True(disagreements.Count == 0, $"{row}\n{string.Join('\n', disagreements)}");
    }

    [Fact]
    public async Task has_a_row_for_every_operation_and_for_nothing_else()
    {
        var operations = (await app.OperationsAsync()).Select(operation => $"{operation.Method} {operation.Path}").ToHashSet();
        var rows = WhoMayDoWhat.Table.Keys.Select(WhoMayDoWhat.OperationOf).ToHashSet();
        Assert.All(operations, operation => Assert.True(
            rows.Contains(operation), $"Nobody knows who may ask for {operation}. Say so in tests/Forum.Api.Tests/Authorization/WhoMayDoWhat.cs."));
        Assert.All(rows, row => Assert.True(
            operations.Contains(row), $"There is no {row}. Take it out of tests/Forum.Api.Tests/Authorization/WhoMayDoWhat.cs."));
    }
}
