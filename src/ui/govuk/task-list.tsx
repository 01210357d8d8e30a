import type { VNode } from 'preact';
import { type Attributes, type Content, classNames, type Gappy, type Rich, rich } from './content.ts';
import { Tag, type TagOptions } from './tag.tsx';

interface Classes {
  readonly classes?: string | undefined;
}

/** How far a task is: plain words for "Completed", a tag for what still needs somebody. */
export interface TaskStatus extends Classes {
  readonly content?: Content | undefined;
  readonly tag?: Rich<TagOptions> | undefined;
}

/** One task; without `href` it cannot be started yet. */
export interface Task extends Classes {
  readonly title: Rich<Classes>;
  readonly href?: string | undefined;
  readonly hint?: Rich | undefined;
  readonly status?: TaskStatus | undefined;
}

export interface TaskListProps {
  readonly items: Gappy<Task>;
  /** Beginning of the ids; two lists on a page need two. `task-list` by default. */
  readonly idPrefix?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** What is to do, in order, each with how far it is. */
export function TaskList(props: TaskListProps): VNode {
  const prefix = props.idPrefix || 'task-list';
  return (
    <ul {...props.attributes} class={classNames('govuk-task-list', props.classes)}>
      {props.items.map((task, index) => task && <TaskItem task={task} id={`${prefix}-${index + 1}`} />)}
    </ul>
  );
}

function TaskItem({ task, id }: { task: Task; id: string }): VNode {
  const title = rich(task.title);
  const hint = rich(task.hint);
  const tag = rich(task.status?.tag);
  const hintId = `${id}-hint`;
  const statusId = `${id}-status`;
  return (
    <li
      class={classNames(
        'govuk-task-list__item',
        task.href && 'govuk-task-list__item--with-link',
        task.classes,
      )}
    >
      <div class="govuk-task-list__name-and-hint">
        {task.href ? (
          <a
            class={classNames('govuk-link govuk-task-list__link', title?.classes)}
            href={task.href}
            aria-describedby={hint ? `${hintId} ${statusId}` : statusId}
          >
            {title?.content}
          </a>
        ) : (
          <div class={title?.classes}>{title?.content}</div>
        )}
        {hint && (
          <div id={hintId} class="govuk-task-list__hint">
            {hint.content}
          </div>
        )}
      </div>
      <div class={classNames('govuk-task-list__status', task.status?.classes)} id={statusId}>
        {tag ? (
          <Tag classes={tag.classes} attributes={tag.attributes}>
            {tag.content}
          </Tag>
        ) : (
          task.status?.content
        )}
      </div>
    </li>
  );
}
