using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Receivers;

/// <summary>Tells the handlers of a callback class that do something from those that are there because the interface has them.</summary>
internal static class EventHandlers
{
    /// <summary>Whether the method of that name is more than empty, of a class that is known exactly.</summary>
    public static bool Handles(BodyContext context, ITypeSymbol type, string name)
    {
        foreach (var @interface in type.AllInterfaces)
        {
            if (context.Types.FindDeclared(@interface) is not { Object: BitsObject.Callback } callback)
            {
                continue;
            }

            foreach (var member in @interface.GetMembers(name))
            {
                if (callback.Members.Any(known => known.Name == name) || BitsInterfaces.FindMember(callback, name) is not null)
                {
                    if (member is IMethodSymbol handler && Dispatch.In(type, handler) is { } implementation &&
                        !IsEmpty(implementation, context.Compilation, context.CancellationToken))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Whether there is nothing but a success code, or nothing at all. A body that only throws handles nothing either.</summary>
    public static bool IsEmpty(IMethodSymbol handler, CompilationContext compilation, CancellationToken cancellationToken)
    {
        if (compilation.SourceBodies.Of((handler.PartialImplementationPart ?? handler).OriginalDefinition, cancellationToken)
            is not IMethodBodyOperation { BlockBody: var block, ExpressionBody: var arrow })
        {
            return true;
        }

        return (block ?? arrow)?.Operations switch
        {
            null or [] => true,
            [IThrowOperation] or [IExpressionStatementOperation { Operation: IThrowOperation }] => true,
            [IReturnOperation { ReturnedValue: { } value }] =>
                TransparentOperations.Strip(value) is IThrowOperation or IDefaultValueOperation ||
                    ConstantHResult.Of(value, compilation, cancellationToken) >= 0,
            [IReturnOperation] => true,
            _ => false,
        };
    }
}
